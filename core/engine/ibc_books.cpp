// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/ibc_books.h"

#include "cluster/private_files.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

std::shared_ptr<SessionThread> threadOf(const EngineParts& parts, const QString& application)
{
    return std::make_shared<SessionThread>(parts.database.withApplication(application));
}

ibc::HermesSettings hermesIn(const config::LiveSettings* settings)
{
    if (!settings)
        return {};
    return {settings->value(u"ibc.hermes_path"_s).toString(), settings->value(u"ibc.hermes_config"_s).toString(),
            settings->value(u"ibc.hermes_rest"_s).toString()};
}

ibc::TelemetrySettings telemetryIn(const config::LiveSettings* settings)
{
    if (!settings)
        return {};
    return {settings->value(u"ibc.hermes_telemetry"_s).toString(), settings->value(u"ibc.chainpulse"_s).toString()};
}

}  // namespace

IbcBooks::IbcBooks(const EngineParts& parts)
    : m_reader(threadOf(parts, u"signalbox reader"_s)),
      m_state(parts),
      m_telemetry({parts, [settings = parts.settings] { return telemetryIn(settings.get()); }, store::thisPerson()}),
      m_packets({m_reader,
                 threadOf(parts, u"signalbox writer"_s),
                 [this](const QString& chainId, const QString& channel) { return m_state.check(chainId, channel); },
                 [this](bool now) { return m_telemetry.readings(now); },
                 {store::thisPerson(), consoleName()}}),
      m_clearing({parts,
                  m_reader,
                  [settings = parts.settings] { return hermesIn(settings.get()); },
                  consoleName(),
                  store::thisPerson(),
                  {}})
{
}

}  // namespace signalbox::engine
