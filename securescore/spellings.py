"""One spelling for what Graph spells in many ways, and the names people know products by."""

_RECOMMENDATION_CATEGORIES = {
    "identity": "Identity",
    "account": "Identity",
    "data": "Data",
    "device": "Devices",
    "devices": "Devices",
    "apps": "Apps",
    "infrastructure": "Infrastructure",
}
_LEVELS = {"low": "Low", "moderate": "Moderate", "medium": "Moderate", "high": "High"}
_TIERS = {tier.casefold(): tier for tier in ("Core", "Defense in Depth", "Advanced")}
_THREATS = {
    threat.casefold().replace(" ", ""): threat
    for threat in (
        "Account breach",
        "Data deletion",
        "Data exfiltration",
        "Data spillage",
        "Elevation of privilege",
        "Malicious insider",
        "Password cracking",
        "Phishing or whaling",
        "Spoofing",
    )
}
_PRODUCTS = {
    "Admincenter": "Microsoft 365 admin center",
    "AppG": "App governance",
    "Azure ATP": "Defender for Identity",
    "AzureAD": "Microsoft Entra ID",
    "EXO": "Exchange Online",
    "FORMS": "Microsoft Forms",
    "Intune": "Microsoft Intune",
    "MCAS": "Defender for Cloud Apps",
    "MDATP": "Defender for Endpoint",
    "MDA_CitrixSF": "Citrix ShareFile",
    "MDA_SF": "Salesforce",
    "MDA_SNOW": "ServiceNow",
    "MDO": "Defender for Office 365",
    "MIP": "Purview Information Protection",
    "MS Teams": "Microsoft Teams",
    "SPO": "SharePoint Online",
    "SWAY": "Sway",
}


def recommendation_category(control_category: str) -> str:
    """Devices, Data, Apps, Identity or Infrastructure; empty where the category is none of Graph's."""
    return _RECOMMENDATION_CATEGORIES.get(control_category.casefold(), "")


def level(text: str | None) -> str | None:
    """Low, Moderate or High, for user impact and cost; None where Graph does not know."""
    return _LEVELS.get((text or "").casefold())


def tier(text: str | None) -> str:
    """Core, Defense in Depth or Advanced; another one as given."""
    return _TIERS.get((text or "").casefold(), text or "")


def threats(texts: list[str] | None) -> tuple[str, ...]:
    """Each threat once, in its order, written as ``Account breach``; an unknown one as given."""
    return tuple(dict.fromkeys(_THREATS.get(text.casefold().replace(" ", ""), text) for text in texts or []))


def product(service: str) -> str:
    """The name the portal shows for a service; that of an app behind Defender for Cloud Apps is its own."""
    return _PRODUCTS.get(service, service.removeprefix("MDA_"))
