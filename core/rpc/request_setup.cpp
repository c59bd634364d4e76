// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/request_setup.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

void setHeaders(QNetworkRequest& request, const EndpointSettings& endpoint)
{
    if (!endpoint.user.isEmpty())
        request.setRawHeader("Authorization",
                             "Basic " + (endpoint.user + u':' + endpoint.password).toUtf8().toBase64());
    if (!endpoint.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + endpoint.bearer.toLatin1());
    for (const auto& [name, value] : endpoint.headers)
        request.setRawHeader(name, value);
}

std::optional<QSslConfiguration> tlsOf(const EndpointSettings& endpoint)
{
    if (endpoint.caFile.isEmpty())
        return std::nullopt;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(endpoint.caFile, QSsl::Pem);
    return tls;
}

QNetworkProxy proxyOf(const QUrl& url, bool forwards)
{
    const bool socks = url.scheme() == "socks5"_L1;
    const auto type = socks      ? QNetworkProxy::Socks5Proxy
                      : forwards ? QNetworkProxy::HttpCachingProxy
                                 : QNetworkProxy::HttpProxy;
    return {type, url.host(), static_cast<quint16>(url.port(socks ? 1080 : 3128)), url.userName(QUrl::FullyDecoded),
            url.password(QUrl::FullyDecoded)};
}

}  // namespace signalbox::rpc
