// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/telemetry/telemetry_rows.h"

#include "ibc/state/check_rows.h"
#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::ibc::telemetry {

namespace {

constexpr int mostReadings = 100;

}  // namespace

void storeReading(store::Transaction& transaction, const TelemetryReading& reading)
{
    transaction.exec(
        "INSERT INTO ibc.telemetry (host, source, url, console, tried_at, read_at, samples, skipped, figures) VALUES "
        "($1, $2, $3, $4, now(), now(), $5, $6, $7) ON CONFLICT (host, source, url) DO UPDATE SET console = "
        "excluded.console, tried_at = now(), read_at = now(), unreachable_since = NULL, trouble = '{}', samples = "
        "excluded.samples, skipped = excluded.skipped, figures = excluded.figures",
        {store::thisHost(), name(reading.origin.source), reading.url, reading.origin.console, reading.samples,
         reading.skipped, telemetryFigures(reading)});
    transaction.exec(
        "DELETE FROM ibc.telemetry WHERE host = $1 AND source = $2 AND url <> $3 AND tried_at < now() - "
        "interval '1 hour'",
        {store::thisHost(), name(reading.origin.source), reading.url});
}

void storeFailure(store::Transaction& transaction, const TelemetryOrigin& origin, const QString& url,
                  const Error& error)
{
    transaction.exec(
        "INSERT INTO ibc.telemetry AS t (host, source, url, console, tried_at, unreachable_since, trouble) VALUES ($1, "
        "$2, $3, $4, now(), now(), $5) ON CONFLICT (host, source, url) DO UPDATE SET console = excluded.console, "
        "tried_at = now(), unreachable_since = coalesce(t.unreachable_since, now()), trouble = excluded.trouble",
        {store::thisHost(), name(origin.source), url, origin.console, noteOf(error.message)});
}

std::vector<TelemetryReading> readings(store::Transaction& transaction)
{
    std::vector<TelemetryReading> all;
    for (const auto& row : transaction.exec("SELECT source, url, console, tried_at, read_at, unreachable_since, "
                                            "trouble, samples, skipped, figures FROM "
                                            "ibc.telemetry WHERE tried_at > now() - interval '30 days' ORDER BY "
                                            "tried_at DESC, source LIMIT $1::bigint",
                                            {mostReadings})) {
        TelemetryReading reading;
        reading.origin.source = telemetrySourceFromName(store::text(row[0])).value_or(TelemetrySource::Hermes);
        reading.url = store::text(row[1]);
        reading.origin.console = store::text(row[2]);
        reading.triedAt = store::time(row[3]);
        reading.origin.readAt = store::time(row[4]);
        reading.origin.unreachableSince = store::time(row[5]);
        if (const QJsonObject trouble = store::object(row[6]); !trouble.isEmpty())
            reading.trouble = Message::fromJson(trouble);
        reading.samples = store::integer(row[7]);
        reading.skipped = store::integer(row[8]);
        setTelemetryFigures(reading, store::object(row[9]));
        all.push_back(std::move(reading));
    }
    return all;
}

}  // namespace signalbox::ibc::telemetry
