// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/engine_parts.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/number_arg.h"

namespace signalbox::engine {

QString consoleName()
{
    return u"%1 pid %2"_s.arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
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
