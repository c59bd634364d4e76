// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "json/ibc_fields.h"
#include "signalbox/ibc_telemetry.h"
#include "signalbox/literals.h"

namespace signalbox {

const char* name(TelemetrySource source)
{
    return source == TelemetrySource::Hermes ? "hermes" : "chainpulse";
}

std::optional<TelemetrySource> telemetrySourceFromName(const QString& text)
{
    for (const TelemetrySource source : {TelemetrySource::Hermes, TelemetrySource::Chainpulse})
        if (text == QLatin1String(name(source)))
            return source;
    return std::nullopt;
}

template <class V, json::Is<TelemetryOrigin> T>
void fields(V& v, T& origin)
{
    v.derived("source", QString::fromLatin1(name(origin.source)));
    v.known("console", origin.console);
    v.known("readAt", origin.readAt);
    v.known("unreachableSince", origin.unreachableSince);
}

template <class V, json::Is<TelemetryChannel> T>
void fields(V& v, T& channel)
{
    v.always("chainId", channel.chainId);
    v.known("port", channel.port);
    v.known("channel", channel.channel);
    v.known("otherChainId", channel.otherChainId);
    v.known("otherPort", channel.otherPort);
    v.known("otherChannel", channel.other);
    v.known("backlog", channel.backlog);
    v.known("oldestSequence", channel.oldestSequence);
    v.known("backlogAt", channel.backlogAt);
    v.known("sends", channel.sends);
    v.known("acknowledged", channel.acknowledged);
    v.known("timeouts", channel.timeouts);
    v.known("received", channel.received);
    v.known("won", channel.won);
    v.known("lost", channel.lost);
}

template <class V, json::Is<TelemetryRelayer::Balance> T>
void fields(V& v, T& balance)
{
    v.always("denom", balance.denom);
    v.always("amount", balance.amount);
}

template <class V, json::Is<TelemetryRelayer> T>
void fields(V& v, T& relayer)
{
    v.always("chainId", relayer.chainId);
    v.always("address", relayer.address);
    v.known("won", relayer.won);
    v.known("lost", relayer.lost);
    v.known("frontrun", relayer.frontrun);
    v.known("balances", relayer.balances);
}

namespace {

template <class T>
QJsonObject withOrigin(const T& value)
{
    return json::written(value, json::written(value.origin));
}

}  // namespace

QJsonObject toJson(const TelemetryChannel& channel)
{
    return withOrigin(channel);
}

QJsonObject toJson(const TelemetryRelayer& relayer)
{
    return withOrigin(relayer);
}

QJsonObject telemetryFigures(const TelemetryReading& reading)
{
    return {{u"channels"_s, json::toValue(reading.channels)}, {u"relayers"_s, json::toValue(reading.relayers)}};
}

void setTelemetryFigures(TelemetryReading& reading, const QJsonObject& figures)
{
    json::fromValue(figures.value("channels"_L1), reading.channels);
    json::fromValue(figures.value("relayers"_L1), reading.relayers);
    for (TelemetryChannel& channel : reading.channels)
        channel.origin = reading.origin;
    for (TelemetryRelayer& relayer : reading.relayers)
        relayer.origin = reading.origin;
}

QJsonObject toJson(const TelemetryReading& reading)
{
    json::Writer v(json::written(reading.origin));
    v.always("url", reading.url);
    v.known("triedAt", reading.triedAt);
    v.always("samples", reading.samples);
    v.always("skipped", reading.skipped);
    json::sentence(v, "trouble", reading.trouble);
    QJsonObject all = v.object();
    const QJsonObject figures = telemetryFigures(reading);
    for (auto each = figures.begin(); each != figures.end(); ++each)
        all.insert(each.key(), each.value());
    return all;
}

}  // namespace signalbox
