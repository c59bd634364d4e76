// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/ibc_values.h"

#include <QRegularExpression>
#include <array>
#include <utility>

#include "signalbox/clearing_queries.h"
#include "signalbox/literals.h"

namespace signalbox {

namespace {

template <class E, std::size_t N>
using IbcNames = std::array<std::pair<E, const char*>, N>;

template <class E, std::size_t N>
const char* named(const IbcNames<E, N>& names, E value)
{
    for (const auto& [entry, text] : names)
        if (entry == value)
            return text;
    return "";
}

template <class E, std::size_t N>
std::optional<E> named(const IbcNames<E, N>& names, const QString& text)
{
    for (const auto& [entry, known] : names)
        if (text == QLatin1String(known))
            return entry;
    return std::nullopt;
}

constexpr IbcNames<PacketState, 5> packetStates{{
    {PacketState::Sent, "sent"},
    {PacketState::Received, "received"},
    {PacketState::Acknowledged, "acknowledged"},
    {PacketState::Failed, "failed"},
    {PacketState::TimedOut, "timed_out"},
}};

constexpr IbcNames<StuckKind, 4> stuckKinds{{
    {StuckKind::None, "none"},
    {StuckKind::Unreceived, "unreceived"},
    {StuckKind::Unacknowledged, "unacknowledged"},
    {StuckKind::PastTimeout, "past_timeout"},
}};

constexpr IbcNames<PacketRelay::Kind, 3> relayKinds{{
    {PacketRelay::Kind::Receive, "receive"},
    {PacketRelay::Kind::Acknowledge, "acknowledge"},
    {PacketRelay::Kind::Timeout, "timeout"},
}};

constexpr IbcNames<ClearingState, 8> clearingStates{{
    {ClearingState::Planned, "planned"},
    {ClearingState::Queued, "queued"},
    {ClearingState::Running, "running"},
    {ClearingState::Verifying, "verifying"},
    {ClearingState::Completed, "completed"},
    {ClearingState::Partial, "partial"},
    {ClearingState::Failed, "failed"},
    {ClearingState::Cancelled, "cancelled"},
}};

}  // namespace

const char* name(PacketState state)
{
    return named(packetStates, state);
}
std::optional<PacketState> packetStateFromName(const QString& text)
{
    return named(packetStates, text);
}

const char* name(StuckKind kind)
{
    return named(stuckKinds, kind);
}
std::optional<StuckKind> stuckKindFromName(const QString& text)
{
    return named(stuckKinds, text);
}

const char* name(PacketRelay::Kind kind)
{
    return named(relayKinds, kind);
}

const char* name(ClearingState state)
{
    return named(clearingStates, state);
}
std::optional<ClearingState> clearingStateFromName(const QString& text)
{
    return named(clearingStates, text);
}

bool isClientId(const QString& text)
{
    static const QRegularExpression client(u"^[0-9]{2}-[a-z][a-z0-9]*(-[0-9]{1,20})?$"_s);
    return client.match(text).hasMatch();
}

QString PacketKey::text() const
{
    if (version == 2)
        return u"%1/v2/%2/%3"_s.arg(chainId, channel, QString::number(sequence));
    return u"%1/%2/%3/%4"_s.arg(chainId, port, channel, QString::number(sequence));
}

std::optional<PacketKey> PacketKey::fromText(const QString& text)
{
    const QStringList parts = text.trimmed().split(QLatin1Char('/'));
    if (parts.size() != 4)
        return std::nullopt;
    for (const QString& part : parts)
        if (part.isEmpty())
            return std::nullopt;
    // toULongLong also reads signs and blanks
    for (const QChar c : parts.at(3))
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return std::nullopt;
    bool good = false;
    const quint64 sequence = parts.at(3).toULongLong(&good);
    if (!good || sequence == 0)
        return std::nullopt;
    if (parts.at(1) == "v2"_L1)  // no port has this name
        return PacketKey{parts.at(0), {}, parts.at(2), sequence, 2};
    return PacketKey{parts.at(0), parts.at(1), parts.at(2), sequence};
}

}  // namespace signalbox
