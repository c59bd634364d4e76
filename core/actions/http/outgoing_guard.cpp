// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/http/outgoing_guard.h"

#include <netdb.h>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "actions/http/address_rules.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

QString hostOf(const QUrl& url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return host;
}

tl::unexpected<Error> notPublic(const QString& host)
{
    return fail(ErrorKind::Refused, "HOST_NOT_PUBLIC",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "%1 is this machine or belongs to a private network, so nothing was sent. To "
                                          "send there, add host:port to allow_private_hosts of the action."))
                    .arg(host));
}

/// The resolver cannot be stopped, so it runs in a thread that outlives an expired wait.
struct Lookup {
    std::mutex mutex;
    std::condition_variable ready;
    bool done = false;
    int failure = 0;
    std::vector<QHostAddress> addresses;
};

void resolve(const std::shared_ptr<Lookup>& lookup, const QByteArray& host)
{
    addrinfo hints{}, *found = nullptr;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    const int failure = ::getaddrinfo(host.constData(), nullptr, &hints, &found);
    std::vector<QHostAddress> addresses;
    for (const addrinfo* one = found; one; one = one->ai_next)
        if (one->ai_family == AF_INET || one->ai_family == AF_INET6)
            addresses.emplace_back(one->ai_addr);
    if (found)
        ::freeaddrinfo(found);
    const std::lock_guard lock(lookup->mutex);
    lookup->failure = failure;
    lookup->addresses = std::move(addresses);
    lookup->done = true;
    lookup->ready.notify_all();
}

}  // namespace

Expected<AllowedUrl> allowedUrl(const QString& text, const QStringList& privateHosts, bool plain)
{
    AllowedUrl allowed;
    allowed.url = QUrl(text, QUrl::StrictMode);
    const QString scheme = allowed.url.scheme().toLower();
    if (!allowed.url.isValid() || text.size() > 2048 || (scheme != "http"_L1 && scheme != "https"_L1))
        return fail(ErrorKind::Invalid, "URL_INVALID",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine", "The address must be an http or https URL of at most 2,048 characters.")));
    if (!allowed.url.userInfo().isEmpty())
        return fail(ErrorKind::Invalid, "URL_INVALID",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The URL contains a user name or password. Send it in a header, with "
                                              "{{secret:NAME}} as its value.")));
    allowed.host = hostOf(allowed.url);
    allowed.port = portOf(allowed.url);
    const QString place = (allowed.host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(allowed.host).arg(allowed.port);
    allowed.isPrivate = privateHosts.contains(place, Qt::CaseInsensitive);
    if (scheme == "http"_L1 && !plain && !allowed.isPrivate)
        return fail(ErrorKind::Invalid, "URL_INVALID",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 must be an https URL.")).arg(originOf(allowed.url)));
    if (allowed.isPrivate)
        return allowed;
    const auto address = addressOf(allowed.host);
    if (isLocalName(allowed.host) || (address && !isPublicAddress(*address)))
        return notPublic(allowed.host.isEmpty() ? text.left(60) : allowed.host);
    return allowed;
}

Expected<std::vector<QHostAddress>> checkedAddresses(const AllowedUrl& url, QDeadlineTimer deadline,
                                                     const std::atomic<bool>& canceled)
{
    if (const auto literal = addressOf(url.host))
        return std::vector{*literal};
    auto lookup = std::make_shared<Lookup>();
    std::thread([lookup, host = url.host.toLatin1()] { resolve(lookup, host); }).detach();
    std::unique_lock lock(lookup->mutex);
    while (!lookup->done && !deadline.hasExpired() && !canceled)
        lookup->ready.wait_for(lock, std::chrono::milliseconds(std::clamp<qint64>(deadline.remainingTime(), 1, 100)));
    if (canceled)
        return fail(ErrorKind::Cancelled, "CANCELED", Message(QT_TRANSLATE_NOOP("Engine", "The send was stopped.")));
    if (!lookup->done)
        return fail(
            ErrorKind::Unavailable, "HOST_UNKNOWN",
            Message(QT_TRANSLATE_NOOP("Engine", "The name server did not answer for %1 in time.")).arg(url.host));
    if (lookup->addresses.empty())
        return fail(ErrorKind::Unavailable, "HOST_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "The host name %1 cannot be resolved (\"%2\")."))
                        .arg(url.host, QString::fromLocal8Bit(::gai_strerror(lookup->failure))));
    // one address that is not public is enough: which one would be used is up to the name's owner
    for (const QHostAddress& address : lookup->addresses)
        if (!url.isPrivate && !isPublicAddress(address))
            return notPublic(u"%1 (%2)"_s.arg(url.host, address.toString()));
    return std::move(lookup->addresses);
}

Message privateHostProblem(const QString& entry)
{
    const QUrl url(u"http://"_s + entry, QUrl::StrictMode);
    const QString host = hostOf(url);
    if (url.isValid() && !host.isEmpty() && url.port() > 0 && url.path().isEmpty() && url.userInfo().isEmpty() &&
        !entry.contains(u'*'))
        return {};
    return Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a host and port such as 127.0.0.1:8080."))
        .arg(entry.left(60));
}

QString originOf(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty())
        return {};
    const QString host = hostOf(url), scheme = url.scheme().toLower();
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    const bool usual = portOf(url) == (scheme == "https"_L1 ? 443 : 80);
    return usual ? u"%1://%2"_s.arg(scheme, shown) : u"%1://%2:%3"_s.arg(scheme, shown).arg(portOf(url));
}

}  // namespace signalbox::actions
