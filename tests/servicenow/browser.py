"""A person's browser at the pretend instance: log in and press Allow or Deny."""

import re
import ssl
from urllib.parse import parse_qs, urlsplit

import httpx

# Trusts nobody: enough for plain http on loopback, and made in no time.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


async def answer_consent(
    authorize_url: str, user_name: str, answer: str = "allow", password: str = ""
) -> dict[str, str]:
    """The parameters that come back to the redirect URI; a sandbox's password is the user name."""
    async with httpx.AsyncClient(verify=NO_TLS, follow_redirects=True) as browser:
        login_page = await browser.get(authorize_url)
        consent_url = parse_qs(login_page.url.query.decode())["sysparm_goto_url"][0]
        login = {
            "user_name": user_name,
            "user_password": password or user_name,
            "sysparm_goto_url": consent_url,
        }
        consent_page = await browser.post(login_page.url, data=login)
        form = dict(_HIDDEN.findall(consent_page.text)) | {"answer": answer}
        back = await browser.post(consent_page.url.copy_with(query=None), data=form, follow_redirects=False)
    returned = parse_qs(urlsplit(back.headers["location"]).query)
    return {name: values[0] for name, values in returned.items()}
