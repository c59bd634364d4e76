// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/telemetry/telemetry_match.h"

#include <map>
#include <set>
#include <tuple>

namespace signalbox::ibc {

namespace {

using StatedPlace = std::tuple<QString, QString, QString>;  ///< chain, port, channel

StatedPlace placeAt(const IbcEnd& end)
{
    return {end.chainId, end.port, end.channel};
}

/// chainpulse names both channels and the chain on which the relay was seen, which can be either one.
std::set<StatedPlace> sendingPlaces(const TelemetryChannel& channel)
{
    if (channel.origin.source == TelemetrySource::Hermes)
        return {{channel.chainId, channel.port, channel.channel}};
    return {{channel.chainId, channel.port, channel.channel}, {channel.chainId, channel.otherPort, channel.other}};
}

bool isOf(const TelemetryChannel& stated, const IbcEnd& a, const IbcEnd& b)
{
    if (stated.origin.source == TelemetrySource::Hermes)
        return true;  // one end is enough: the place has its chain
    return stated.port == a.port && stated.channel == a.channel && stated.otherPort == b.port &&
           stated.other == b.channel;
}

}  // namespace

void addTelemetry(const std::vector<TelemetryReading>& readings, std::vector<IbcChannel>& channels)
{
    std::multimap<StatedPlace, const TelemetryChannel*> stated;
    for (const TelemetryReading& reading : readings)
        for (const TelemetryChannel& channel : reading.channels)
            for (const StatedPlace& place : sendingPlaces(channel))
                stated.emplace(place, &channel);
    if (stated.empty())
        return;
    for (IbcChannel& channel : channels) {
        std::set<const TelemetryChannel*> added;
        for (const IbcEnd* end : {&channel.a, &channel.b}) {
            const auto [begin, last] = stated.equal_range(placeAt(*end));
            for (auto each = begin; each != last; ++each)
                if ((isOf(*each->second, channel.a, channel.b) || isOf(*each->second, channel.b, channel.a)) &&
                    added.insert(each->second).second)
                    channel.telemetry.push_back(*each->second);
        }
    }
}

void addTelemetry(const std::vector<TelemetryReading>& readings, std::vector<IbcRelayer>& relayers)
{
    std::multimap<std::pair<QString, QString>, const TelemetryRelayer*> stated;
    for (const TelemetryReading& reading : readings)
        for (const TelemetryRelayer& relayer : reading.relayers)
            stated.emplace(std::pair(relayer.chainId, relayer.address), &relayer);
    for (IbcRelayer& relayer : relayers) {
        const auto [begin, last] = stated.equal_range(std::pair(relayer.chainId, relayer.address));
        for (auto each = begin; each != last; ++each)
            relayer.telemetry.push_back(*each->second);
    }
}

}  // namespace signalbox::ibc
