"""The portal's words for what Graph names in its own way."""

NOT_SCORED = "Not scored"
STATE_WORDS = {
    "Default": "To address",
    "Ignored": "Risk accepted",
    "ThirdParty": "Resolved through third party",
    "Reviewed": "Reviewed",
    "AlternateMitigation": "Resolved through alternate mitigation",
}
# Every status that an action can have, with the colour that goes with it.
STATUS_TONES = {
    "To address": "bad",
    "Risk accepted": "warn",
    "Resolved through third party": "good",
    "Resolved through alternate mitigation": "good",
    "Completed": "good",
    NOT_SCORED: "quiet",
}
PRODUCTS = {
    "Admincenter": "Microsoft 365 admin center",
    "AppG": "App governance",
    "Azure ATP": "Defender for Identity",
    "AzureAD": "Microsoft Entra ID",
    "EXO": "Exchange Online",
    "FORMS": "Microsoft Forms",
    "MCAS": "Defender for Cloud Apps",
    "MDATP": "Defender for Endpoint",
    "MDC": "Defender for Cloud",
    "MDO": "Defender for Office 365",
    "MIP": "Purview Information Protection",
    "MS Teams": "Microsoft Teams",
    "SPO": "SharePoint Online",
    "SWAY": "Microsoft Sway",
    "MDA_CitrixSF": "Citrix ShareFile",
    "MDA_SF": "Salesforce",
    "MDA_SNOW": "ServiceNow",
}
BASES = {
    "AllTenants": "All organizations",
    "TotalSeats": "Organizations of a similar size",
    "IndustryTypes": "Organizations in the same industry",
}


def portal_status(in_force: str, percentage: float) -> str:
    """The word for a state and a percentage."""
    if in_force in ("Ignored", "ThirdParty", "AlternateMitigation"):
        return STATE_WORDS[in_force]
    return "Completed" if percentage >= 100 else "To address"


def product(service: str | None) -> str:
    """A product's name as the portal shows it; recorded profiles may not say which."""
    return PRODUCTS.get(service or "") or (service or "").removeprefix("MDA_")
