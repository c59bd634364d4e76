// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_database.h"

#include <limits>

#include "signalbox/literals.h"
#include "support/ready.h"

namespace signalbox::test {

namespace {

constexpr qint64 mega = 1'000'000, giga = 1'000'000'000;

DatabaseIndex index(const char* schema, const char* table, const char* name, qint64 bytes, qint64 scans, double bloat)
{
    DatabaseIndex one;
    one.schema = QLatin1String(schema);
    one.table = QLatin1String(table);
    one.name = QLatin1String(name);
    one.bytes = bytes;
    one.scans = scans;
    if (bloat > 0)
        one.bloat = bloat;
    one.isBloated = bloat > 1.3;
    one.isConstraint = one.name.endsWith("_pkey"_L1);
    one.usage = scans == 0      ? u"UNUSED"_s
                : scans < 100   ? u"RARELY USED"_s
                : scans < 1'000 ? u"OCCASIONALLY USED"_s
                                : u"FREQUENTLY USED"_s;
    return one;
}

MaintenanceJob job(const char* id, const char* what, const Message& schedule, const char* state, const Message& result)
{
    MaintenanceJob one;
    one.kind = one.id = QLatin1String(id);
    one.what = Message(what);
    one.schedule = schedule;
    one.state = QLatin1String(state);
    one.result = result;
    return one;
}

}  // namespace

ScriptedDatabase::ScriptedDatabase(const QDateTime& now) : m_now(now)
{
    indexRows = {index("eip155_1", "transfers", "transfers_pkey", 1'400 * mega, 2'204'117, 1.77),
                 index("eip155_137", "transfers", "transfers_from_block", 968 * mega, 418, 1.93),
                 index("balances", "holdings_137", "holdings_137_pkey", 612 * mega, 18'220'410, 1.74),
                 index("erc8004", "events", "events_tag2", 71 * mega, 0, 0.80),
                 index("eip155_8453", "transfers", "transfers_to_block", 7'800 * mega, 1'204, 0.84),
                 index("eip155_8453", "transfers", "transfers_pkey", 7'300 * mega, 10'482'331, 0.79),
                 index("eip155_8453", "blocks", "blocks_hash", 291 * mega, 36, 1.13),
                 index("erc8004", "events", "idx_events_client_address", 88 * mega, 64, 0.99),
                 index("erc8004", "events", "idx_events_agent_id", 62 * mega, 41'880, 0.70),
                 index("canopyx_global", "accounts_global", "accounts_global_address", 58 * mega, 7'902, 0.84),
                 index("signalbox", "samples", "samples_at", 44 * mega, 88'214, 0.82),
                 index("eip155_8453", "transfers", "transfers_topic_brin", 41 * mega, 96, 0),
                 index("signalbox", "alerts", "alerts_newest", 2 * mega, 812, 0)};
    jobRows = {
        job("reindex", "Rebuild bloated indexes", Message("Sundays %1").arg(u"03:00"_s), "done",
            Message::counted("%Ln index rebuilt, %L1 MB freed.", "%Ln indexes rebuilt, %L1 MB freed.", 4).arg(1'100)),
        job("vacuum", "Vacuum and analyze", Message("after 20 % changes"), "done",
            Message::counted("%Ln table vacuumed or analyzed.", "%Ln tables vacuumed or analyzed.", 1)),
        job("user_statistics", "Refresh user statistics", Message("hourly at :%1").arg(u"00"_s), "done",
            Message("The statistics are up to date.")),
        job("samples", "Delete old metric samples", Message("hourly at :%1").arg(u"30"_s), "running", {}),
        job("daily_statistics", "Update daily packet statistics", Message("daily %1").arg(u"01:00"_s), "warning",
            Message::counted("%Ln of %L1 steps failed: %2", "%Ln of %L1 steps failed. The first error: %2", 2)
                .arg(18)
                .arg(u"canceling statement due to lock timeout"_s)),
        job("log_rotation", "Rotate the server log", Message("daily %1").arg(u"00:00"_s), "", {}),
        job("analyze_canopyx_global", "", Message("daily %1").arg(u"02:30"_s), "warning",
            Message::counted("%Ln of %L1 steps failed: %2", "%Ln of %L1 steps failed. The first error: %2", 2)
                .arg(18)
                .arg(u"canceling statement due to lock timeout"_s))};
    jobRows[0].cron = u"0 3 * * 0"_s;
    jobRows[0].quiet = u"02:00-06:00"_s;
    jobRows[0].lastRun = m_now.addDays(-4);
    jobRows[0].nextRun = m_now.addDays(3);
    jobRows[1].lastRun = m_now.addSecs(-1'200);
    jobRows[2].cron = u"0 * * * *"_s;
    jobRows[2].lastRun = m_now.addSecs(-1'900);
    jobRows[2].nextRun = m_now.addSecs(1'700);
    jobRows[3].cron = u"30 * * * *"_s;
    jobRows[3].running = true;
    jobRows[3].progress = 0.64;
    jobRows[3].lastRun = m_now.addSecs(-420);
    jobRows[3].nextRun = m_now.addSecs(3'500);
    jobRows[4].cron = u"0 1 * * *"_s;
    jobRows[4].lastRun = m_now.addSecs(-45'000);
    jobRows[4].nextRun = m_now.addSecs(41'000);
    jobRows[5].cron = u"0 0 * * *"_s;
    jobRows[5].enabled = false;
    jobRows[5].changedBy = u"operator"_s;
    jobRows[5].changedAt = m_now.addDays(-14);
    MaintenanceJob& own = jobRows[6];
    own.what = Message(u"Analyze canopyx_global"_s);
    own.kind = u"analyze"_s;
    own.own = true;
    own.objects = QStringList{u"canopyx_global"_s};
    own.cron = u"30 2 * * *"_s;
    own.quiet = u"02:00-06:00"_s;
    own.lastRun = m_now.addSecs(-43'000);
    own.nextRun = m_now.addSecs(43'400);
    jobRows[0].tookMs = 360'000;
    jobRows[1].tookMs = 38'000;
    jobRows[2].tookMs = 1'400;
    jobRows[4].tookMs = 51'000;
    own.tookMs = 64'000;
    int number = 420;
    for (const MaintenanceJob& each : jobRows) {
        if (each.state.isEmpty())
            continue;
        MaintenanceRun run;
        run.id = QString::number(number--);
        run.job = each.id;
        run.what = each.what;
        run.state = each.state;
        run.objects = each.objects;
        run.by = u"schedule"_s;
        run.console = u"relay-ops"_s;
        run.started = each.running ? m_now.addSecs(-8) : each.lastRun.addMSecs(-each.tookMs.value_or(0));
        run.wanted = run.started;
        run.finished = each.running ? QDateTime() : each.lastRun;
        run.bytesFreed = each.id == "reindex"_L1 ? 1'100 * mega : 0;
        run.rows = 412'806;
        run.result = each.result;
        runRows.push_back(run);
    }
    logged = {
        {m_now.addSecs(-400), 4711, u"signalbox export"_s, u"signalbox_engine"_s,
         u"SELECT * FROM eip155_8453.transfers WHERE \"from\" = $1 ORDER BY block_number DESC LIMIT $2"_s, 21'400},
        {m_now.addSecs(-4'000), 4802, u"DBeaver"_s, u"signalbox_reader"_s, {}, 64'000}};
}

template <class T>
QFuture<Expected<T>> ScriptedDatabase::answer(T value) const
{
    return failWith ? ready<T>(fail(*failWith)) : ready<T>(std::move(value));
}

QFuture<Expected<DatabaseSummary>> ScriptedDatabase::summary()
{
    DatabaseSummary summary;
    summary.version = u"PostgreSQL 15.14"_s;
    summary.bytes = 38'400 * mega;
    summary.freeBytes = 286 * giga;
    summary.bytesPerHour = 4'400 * mega;
    summary.forecastBytes = 51'700 * mega;
    summary.forecastAt = m_now.addSecs(11'400);
    summary.forecastChain = u"Base"_s;
    summary.cacheHit = 99.2;
    summary.readBytesPerHour = 17e9;
    for (const DatabaseIndex& each : indexRows)
        if (each.isBloated) {
            ++summary.bloatedIndexes;
            summary.bloatBytes += qint64(double(each.bytes) * (1 - 1 / *each.bloat));
        }
    summary.oldestTransaction = 41'000;
    summary.oldestQuery = u"export of transfers"_s;
    summary.connections = 23;
    summary.active = 14;
    summary.idle = 9;
    summary.statisticsSince = m_now.addDays(-45);
    return answer(summary);
}

QFuture<Expected<std::vector<DatabaseTable>>> ScriptedDatabase::tables()
{
    DatabaseTable transfers;
    transfers.schema = u"eip155_137"_s;
    transfers.name = u"transfers"_s;
    transfers.rows = 12'500'000;
    transfers.deadRows = 4'400'000;
    transfers.bytes = 3'100 * mega;
    transfers.indexBytes = 2'400 * mega;
    transfers.indexScans = 418'000;
    transfers.vacuumed = m_now.addDays(-1);
    transfers.analyzed = m_now.addDays(-1);
    transfers.verdicts = {u"dead_rows"_s};
    DatabaseTable samples = transfers;
    samples.schema = u"signalbox"_s;
    samples.name = u"samples"_s;
    samples.rows = 412'806;
    samples.deadRows = 120;
    samples.bytes = 96 * mega;
    samples.indexBytes = 44 * mega;
    samples.verdicts.clear();
    return answer(std::vector<DatabaseTable>{transfers, samples});
}

QFuture<Expected<std::vector<DatabaseIndex>>> ScriptedDatabase::indexes()
{
    return answer(indexRows);
}

QFuture<Expected<std::vector<SlowQuery>>> ScriptedDatabase::slowQueries(const QString&)
{
    return answer(std::vector<SlowQuery>{
        {u"SELECT * FROM eip155_8453.transfers WHERE \"from\" = $1 ORDER BY block_number DESC LIMIT $2"_s, 312, 812.4,
         5'210.0, 253'468.8, 31'200},
        {u"SELECT count(*) FROM balances.holdings WHERE chain_id = $1"_s, 96, 403.1, 1'204.5, 38'697.6, 96}});
}

QFuture<Expected<std::vector<LoggedQuery>>> ScriptedDatabase::slowLog(int)
{
    return answer(logged);
}

QFuture<Expected<std::vector<DatabaseConnection>>> ScriptedDatabase::connections()
{
    return answer(std::vector<DatabaseConnection>{{4711,
                                                   u"signalbox export"_s,
                                                   u"signalbox_engine"_s,
                                                   u"active"_s,
                                                   u"COPY (SELECT …) TO STDOUT"_s,
                                                   {},
                                                   41'000,
                                                   41'000},
                                                  {4712,
                                                   u"signalbox ingest eip155:8453"_s,
                                                   u"signalbox_engine"_s,
                                                   u"idle"_s,
                                                   u"COMMIT"_s,
                                                   {},
                                                   std::nullopt,
                                                   80}});
}

/// Grows since an hour ago; the forecast ends with the backfill.
QFuture<Expected<DatabaseSeries>> ScriptedDatabase::series(const QDateTime& from, const QDateTime& to)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    DatabaseSeries series;
    const qint64 begin = from.toMSecsSinceEpoch(), end = to.toMSecsSinceEpoch();
    const qint64 step = std::max<qint64>(60'000, (end - begin) / 200);
    for (qint64 at = begin; at <= end; at += step) {
        series.at.push_back(at);
        series.bytes.push_back(std::max(8.2e9, 38.4e9 - double(end - at) / 3'600'000 * 4.4e9));
        series.forecast.push_back(none);
    }
    if (series.at.empty())
        return answer(series);
    series.forecast.back() = series.bytes.back();
    for (const qint64 later : {qint64(11'400'000), qint64(20'000'000)}) {
        series.at.push_back(end + later);
        series.bytes.push_back(none);
        series.forecast.push_back(51.7e9);
    }
    return answer(series);
}

QFuture<Expected<std::vector<MaintenanceJob>>> ScriptedDatabase::jobs()
{
    return answer(jobRows);
}

QFuture<Expected<Done>> ScriptedDatabase::setJob(const QString& id, bool enabled, const QString& cron)
{
    if (refuseChanges)
        return ready<Done>(fail(*refuseChanges));
    changes.push_back({id, enabled, cron});
    for (MaintenanceJob& each : jobRows)
        if (each.id == id)
            each.enabled = enabled;
    return answer(Done{});
}

QFuture<Expected<QString>> ScriptedDatabase::putJob(const OwnJob& job)
{
    if (refuseChanges)
        return ready<QString>(fail(*refuseChanges));
    put.push_back(job);
    return answer(job.id.isEmpty() ? u"new"_s : job.id);
}

QFuture<Expected<Done>> ScriptedDatabase::removeJob(const QString& id)
{
    if (refuseChanges)
        return ready<Done>(fail(*refuseChanges));
    removed << id;
    std::erase_if(jobRows, [&](const MaintenanceJob& each) { return each.id == id; });
    return answer(Done{});
}

QFuture<Expected<std::vector<MaintenanceRun>>> ScriptedDatabase::runs(const QString& job, int)
{
    std::vector<MaintenanceRun> some;
    for (const MaintenanceRun& each : runRows)
        if (job.isEmpty() || each.job == job)
            some.push_back(each);
    return answer(some);
}

QFuture<Expected<MaintenancePlan>> ScriptedDatabase::plan(const QString& job, const QStringList& objects)
{
    planned << job + u' ' + objects.join(u' ');
    MaintenancePlan plan;
    const bool rebuilds = job == "reindex"_L1;
    for (const DatabaseIndex& each : indexRows) {
        if (!rebuilds || !(objects.isEmpty() ? each.isBloated : objects.contains(each.schema + u'.' + each.name)))
            continue;
        plan.statements << u"REINDEX INDEX CONCURRENTLY \"%1\".\"%2\";"_s.arg(each.schema, each.name);
        plan.bytesNow += each.bytes;
        plan.bytesAfter += qint64(double(each.bytes) / std::max(1.0, each.bloat.value_or(1)));
        plan.rows += qint64(double(each.bytes) / 40 / each.bloat.value_or(1));
        plan.extraBytes = std::max(plan.extraBytes, plan.bytesAfter);
    }
    plan.freeBytes = 286 * giga;
    if (!rebuilds) {
        plan.statements << (job == "vacuum"_L1 ? u"VACUUM (ANALYZE) \"eip155_137\".\"transfers\";"_s
                                               : u"ANALYZE \"canopyx_global\".\"accounts_global\";"_s);
        plan.rows = 12'500'000;
        plan.bytesNow = plan.bytesAfter = 3'100 * mega;
        return answer(plan);
    }
    plan.seconds = 110;
    plan.openTransactions = 1;
    plan.oldestTransactionMs = 41'000;
    plan.warnings = {
        Message("A transaction of %1 has been open for %L2 s. The old index cannot be replaced until it ends.")
            .arg(u"export of transfers"_s)
            .arg(41)};
    return answer(plan);
}

QFuture<Expected<QString>> ScriptedDatabase::run(const QString& job, const QStringList& objects)
{
    if (refuseChanges)
        return ready<QString>(fail(*refuseChanges));
    ran << (job + u' ' + objects.join(u' ')).trimmed();
    return answer(u"7"_s);
}

QFuture<Expected<Done>> ScriptedDatabase::addToNext(const QString& job, const QStringList& objects)
{
    if (refuseChanges)
        return ready<Done>(fail(*refuseChanges));
    added << job + u' ' + objects.join(u' ');
    return answer(Done{});
}

QFuture<Expected<Done>> ScriptedDatabase::stop(const QString& job)
{
    stopped << job;
    return answer(Done{});
}

}  // namespace signalbox::test
