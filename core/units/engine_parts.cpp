// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/engine_parts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QSysInfo>
#include <algorithm>

#include "evm/evm_services.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/log.h"
#include "units/command_rules.h"

namespace signalbox::engine {

QString consoleName()
{
    return u"%1 pid %2"_s.arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
}

Expected<std::vector<rpc::EndpointSettings>> endpointSettings(EndpointSecrets& secrets, const WorkerInput& input)
{
    std::vector<rpc::EndpointSettings> endpoints;
    std::optional<Error> first;
    for (const store::EndpointRow& row : input.endpoints) {
        const auto draft = secrets.resolve(row);
        auto endpoint = draft ? rpc::EndpointSettings::fromDraft(*draft, row.id)
                              : Expected<rpc::EndpointSettings>(fail(draft.error()));
        if (!endpoint) {
            if (row.enabled && !first)
                first = endpoint.error();
            continue;
        }
        endpoint->enabled = row.enabled;
        endpoint->learned = learnedLimitFromJson(row.learned);
        for (const EndpointSnapshot& last : input.lastEndpoints)
            if (last.id == row.id) {
                endpoint->usageDay = QDateTime::currentDateTimeUtc().date();
                endpoint->callsToday = last.callsToday;
                endpoint->costToday = last.costToday;
            }
        endpoints.push_back(std::move(*endpoint));
    }
    const bool any = std::any_of(endpoints.begin(), endpoints.end(), [](const auto& e) { return e.enabled; });
    if (!any && first)
        return fail(*first);
    if (first)
        qCWarning(logEngine).noquote() << "An endpoint is left out:" << first->text();
    return endpoints;
}

std::optional<double> knownBlockSeconds(const WorkerInput& input)
{
    const QJsonValue set = input.chain.settings.value("blockSeconds"_L1);
    if (set.isDouble() && set.toDouble() > 0)
        return set.toDouble();
    if (input.lastBlockSeconds && *input.lastBlockSeconds > 0)
        return input.lastBlockSeconds;
    static const auto presets = evm::loadPresets();
    if (presets)
        for (const ChainPreset& preset : *presets)
            if (preset.caip2 == input.chain.caip2)
                return preset.blockSeconds;
    return std::nullopt;
}

indexing::WorkerConfig workerConfig(const WorkerInput& input, const config::LiveSettings* limits)
{
    indexing::WorkerConfig config;
    const QJsonObject& settings = input.chain.settings;
    config.caip2 = input.chain.caip2;
    config.confirmations = settings.value("confirmations"_L1).toInt(12);
    config.headerMode = settings.value("headers"_L1).toString() == "borders"_L1 ? indexing::HeaderMode::Borders
                                                                                : indexing::HeaderMode::Full;
    config.reorgDepth = settings.value("reorgDepth"_L1).toInt(64);
    config.end = numberArg(settings, "to");
    config.blockSeconds = knownBlockSeconds(input);
    config.last = input.last;
    config.pace.pollMs = settings.value("pollMs"_L1).toInteger(0);
    config.paused = input.chain.state == "paused"_L1;
    for (const store::StreamRow& stream : input.streams)
        config.streams.push_back({stream.stream, stream.from, stream.to});
    if (limits) {
        config.pace.maxAhead = int(limits->integer("indexing.ranges_ahead"));
        config.pace.commitRows = limits->integer("indexing.commit_rows");
        config.pace.gapScanMs = limits->integer("indexing.gap_scan_minutes") * 60'000;
    }
    return config;
}

qint64 diskReserve(const EngineParts& parts, qint64 diskBytes)
{
    qint64 set = parts.options.diskReserveBytes;
    if (set == 0 && parts.settings)
        set = parts.settings->integer("disk.reserve_mb") << 20;
    return set > 0 ? set : std::min<qint64>(qint64(2) << 30, diskBytes / 50);
}

}  // namespace signalbox::engine
