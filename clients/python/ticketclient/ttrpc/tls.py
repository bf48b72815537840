"""TLS 1.3 with the protocol name `ttrpc` (ALPN)."""

import ssl

ALPN = "ttrpc"


def client_tls(ca_file: str | None = None, certificate: tuple[str, str] | None = None) -> ssl.SSLContext:
    """Trusts the CAs of the file, or the system's. `certificate`: the files of our own and of its key, for mutual TLS."""
    context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=ca_file)
    return _finished(context, certificate)


def server_tls(certificate: tuple[str, str], client_ca_file: str | None = None) -> ssl.SSLContext:
    """With `client_ca_file`, clients must have a certificate of that CA."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=client_ca_file)
    if client_ca_file is not None:
        context.verify_mode = ssl.CERT_REQUIRED
    return _finished(context, certificate)


def _finished(context: ssl.SSLContext, certificate: tuple[str, str] | None) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.set_alpn_protocols([ALPN])
    if certificate is not None:
        context.load_cert_chain(*certificate)
    return context
