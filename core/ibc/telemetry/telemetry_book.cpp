// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/telemetry/telemetry_book.h"

#include "ibc/telemetry/telemetry_rows.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::ibc {

namespace {

const QString telemetryApplication = u"signalbox telemetry"_s;

}  // namespace

TelemetryBook::TelemetryBook(Parts parts)
    : m_parts(std::move(parts)), m_thread(m_parts.family, telemetryApplication, u"ibc telemetry"_s)
{
    if (m_parts.family.works)
        m_thread.repeat(m_parts.pause, [this](ChainThread::Access& access) {
            const auto done = read(access);
            const QString code = done ? QString() : done.error().code;
            if (!done && code != m_said && !access.isStopped())
                qCWarning(logEngine).noquote() << u"Telemetry could not be stored: %1"_s.arg(done.error().text());
            m_said = code;
        });
}

QFuture<Expected<std::vector<TelemetryReading>>> TelemetryBook::readings(bool now)
{
    using All = std::vector<TelemetryReading>;
    return m_thread.run<All>([this, now](ChainThread::Access& access) -> Expected<All> {
        if (now)
            if (const auto done = read(access); !done)
                return fail(done.error());
        return access.session.read([](store::Transaction& transaction) { return telemetry::readings(transaction); });
    });
}

/// A source that does not answer is a fact that is stored, not a failure.
Expected<Done> TelemetryBook::read(ChainThread::Access& access)
{
    const TelemetrySettings settings = m_parts.settings();
    for (const auto& [source, address] : {std::pair(TelemetrySource::Hermes, settings.hermes),
                                          std::pair(TelemetrySource::Chainpulse, settings.chainpulse)}) {
        if (address.isEmpty())
            continue;
        auto reading = readTelemetry(
            source, address, [&access] { return access.isStopped(); }, m_parts.pace);
        if (!reading && reading.error().kind == ErrorKind::Cancelled)
            return fail(reading.error());
        const auto stored = access.session.write([&](store::Transaction& transaction) {
            TelemetryOrigin origin;
            origin.source = source;
            origin.console = m_parts.person;
            if (!reading) {
                telemetry::storeFailure(transaction, origin, metricsAddress(address), reading.error());
                return Done{};
            }
            reading->origin = origin;
            telemetry::storeReading(transaction, *reading);
            return Done{};
        });
        if (!stored)
            return fail(stored.error());
    }
    return Done{};
}

}  // namespace signalbox::ibc
