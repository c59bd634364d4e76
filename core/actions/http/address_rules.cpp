// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/http/address_rules.h"

#include <arpa/inet.h>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cstring>

#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

struct Network4 {
    quint32 address;
    int bits;
};

constexpr quint32 of(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array closed4{
    Network4{of(0, 0, 0, 0), 8},        // this network
    Network4{of(10, 0, 0, 0), 8},       // private
    Network4{of(100, 64, 0, 0), 10},    // shared by carriers
    Network4{of(127, 0, 0, 0), 8},      // loopback
    Network4{of(169, 254, 0, 0), 16},   // link-local, metadata of clouds
    Network4{of(172, 16, 0, 0), 12},    // private
    Network4{of(192, 0, 0, 0), 24},     // protocol assignments
    Network4{of(192, 0, 2, 0), 24},     // documentation
    Network4{of(192, 88, 99, 0), 24},   // 6to4 relays
    Network4{of(192, 168, 0, 0), 16},   // private
    Network4{of(198, 18, 0, 0), 15},    // benchmarks
    Network4{of(198, 51, 100, 0), 24},  // documentation
    Network4{of(203, 0, 113, 0), 24},   // documentation
    Network4{of(224, 0, 0, 0), 4},      // multicast
    Network4{of(240, 0, 0, 0), 4},      // reserved, broadcast
};

bool isPublic4(quint32 address)
{
    return std::none_of(closed4.begin(), closed4.end(), [address](const Network4& network) {
        return (address ^ network.address) >> (32 - network.bits) == 0;
    });
}

quint32 embedded(const Q_IPV6ADDR& address, int at)
{
    return of(address[at], address[at + 1], address[at + 2], address[at + 3]);
}

bool begins(const Q_IPV6ADDR& address, std::initializer_list<quint8> prefix)
{
    return std::equal(prefix.begin(), prefix.end(), address.c);
}

bool isPublic6(const Q_IPV6ADDR& a)
{
    constexpr std::array<quint8, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::memcmp(a.c, mapped.data(), mapped.size()) == 0)
        return isPublic4(embedded(a, 12));
    if (begins(a, {0x20, 0x02}))  // 6to4
        return isPublic4(embedded(a, 2));
    return (a[0] & 0xe0) == 0x20  // only 2000::/3 is in public use; ::, ::1, NAT64, fc00::, fe80::, ff00:: are not
           && !begins(a, {0x20, 0x01, 0, 0})         // Teredo
           && !begins(a, {0x20, 0x01, 0, 2, 0, 0})   // benchmarks
           && !begins(a, {0x20, 0x01, 0x0d, 0xb8});  // documentation
}

}  // namespace

bool isPublicAddress(const QHostAddress& address)
{
    switch (address.protocol()) {
        case QAbstractSocket::IPv4Protocol:
            return isPublic4(address.toIPv4Address());
        case QAbstractSocket::IPv6Protocol:
            return isPublic6(address.toIPv6Address());
        default:
            return false;
    }
}

bool isLocalName(const QString& host)
{
    const QString name = host.toLower();
    if (name.isEmpty() || name.endsWith(u'.'))
        return true;
    const auto under = [&name](QLatin1StringView domain) {
        return name == domain || (name.endsWith(domain) && name[name.size() - domain.size() - 1] == u'.');
    };
    return under("localhost"_L1) || under("localdomain"_L1) || under("local"_L1) || under("internal"_L1) ||
           under("home.arpa"_L1);
}

std::optional<QHostAddress> addressOf(const QString& host)
{
    QString name = host;
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.mid(1, name.size() - 2);
    if (name.contains(u':')) {
        const QHostAddress address(name.section(u'%', 0, 0));
        return address.isNull() ? std::nullopt : std::optional(address);
    }
    in_addr address{};
    if (::inet_aton(name.toLatin1().constData(), &address) == 0)
        return std::nullopt;
    return QHostAddress(ntohl(address.s_addr));
}

}  // namespace signalbox::actions
