// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/care/care_words.h"
#include "cli/commands.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

QString ratio(const std::optional<double>& bloat)
{
    return bloat ? QString::number(*bloat, 'f', 2) : u"–"_s;
}

QString milliseconds(double ms)
{
    return QString::number(ms, 'f', 2);
}

QString age(const std::optional<qint64>& ms)
{
    return ms ? durationText(double(*ms) / 1000) : u"–"_s;
}

QString moment(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) : u"–"_s;
}

QString stateOf(const DatabaseIndex& index)
{
    QStringList words;
    if (!index.isValid)
        words << u"INVALID"_s;
    if (index.isBloated)
        words << u"BLOATED"_s;
    words << index.usage;
    if (index.isConstraint && index.scans == 0)
        words << u"(constraint)"_s;
    return words.join(u' ');
}

void printIndexes(Context& context, const std::vector<DatabaseIndex>& all)
{
    std::vector<QStringList> rows;
    for (const DatabaseIndex& index : all) {
        context.out.object(toJson(index));
        rows.push_back({index.schema + u'.' + index.name, index.table, bytesText(index.bytes), grouped(index.scans),
                        ratio(index.bloat), stateOf(index)});
    }
    context.out.table(u"INDEX|TABLE|SIZE|SCANS|BLOAT|STATE"_s.split(QLatin1Char('|')), rows, {2, 3, 4});
}

/// The fewest scans first, as the document's check_index_effectiveness().
int indexes(Context& context)
{
    return showAnswer(context, &DatabaseQueries::indexes, [&](std::vector<DatabaseIndex> all) {
        std::stable_sort(all.begin(), all.end(),
                         [](const DatabaseIndex& a, const DatabaseIndex& b) { return a.scans < b.scans; });
        printIndexes(context, all);
        if (std::any_of(all.begin(), all.end(),
                        [](const DatabaseIndex& index) { return index.usage == "NO STATISTICS"_L1; }))
            context.out.note(
                u"NO STATISTICS: not used so far, but scans have been counted for less than a week. A crash of the "
                u"server discards the counts."_s);
    });
}

int bloat(Context& context)
{
    return showAnswer(context, &DatabaseQueries::indexes, [&](std::vector<DatabaseIndex> all) {
        all.erase(std::remove_if(all.begin(), all.end(), [](const DatabaseIndex& index) { return !index.isBloated; }),
                  all.end());
        printIndexes(context, all);
        context.out.note(all.empty() ? u"No index is bloated."_s
                                     : u"Rebuild them: signalbox-cli db maintain reindex"_s);
    });
}

int tables(Context& context)
{
    return showAnswer(context, &DatabaseQueries::tables, [&](const std::vector<DatabaseTable>& all) {
        std::vector<QStringList> rows;
        for (const DatabaseTable& table : all) {
            context.out.object(toJson(table));
            rows.push_back({table.schema + u'.' + table.name, grouped(table.rows), grouped(table.deadRows),
                            bytesText(table.bytes), bytesText(table.indexBytes), moment(table.vacuumed),
                            moment(table.analyzed), table.verdicts.join(u", "_s)});
        }
        context.out.table(
            u"TABLE|ROWS|DEAD|SIZE|INDEXES|VACUUMED (UTC)|ANALYZED (UTC)|VERDICT"_s.split(QLatin1Char('|')), rows,
            {1, 2, 3, 4});
    });
}

int connections(Context& context)
{
    return showAnswer(context, &DatabaseQueries::connections, [&](const std::vector<DatabaseConnection>& all) {
        std::vector<QStringList> rows;
        for (const DatabaseConnection& each : all) {
            context.out.object(toJson(each));
            rows.push_back({QString::number(each.pid), each.application, each.user, orDash(each.state),
                            age(each.transactionMs), age(each.stateMs), orDash(each.waits),
                            each.query.simplified().left(80)});
        }
        context.out.table(u"PID|APPLICATION|USER|STATE|TRANSACTION|SINCE|WAITS|QUERY"_s.split(QLatin1Char('|')), rows,
                          {0, 4, 5});
    });
}

/// The queries that ran for more than five seconds, each by itself.
int slowLog(Context& context, DatabaseQueries& care)
{
    const auto limit = countOption(context, "limit", "number of queries", 50);
    if (!limit)
        return context.finish(limit.error());
    const auto all = context.wait(care.slowLog(*limit));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const LoggedQuery& query : *all) {
        context.out.object(toJson(query));
        rows.push_back({query.started.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                        durationText(double(query.tookMs) / 1000), orDash(query.application), orDash(query.user),
                        QString::number(query.pid), orDash(query.text.simplified().left(200))});
    }
    context.out.table(u"STARTED (UTC)|RAN FOR|APPLICATION|USER|PID|QUERY"_s.split(QLatin1Char('|')), rows, {4});
    if (rows.empty())
        context.out.note(u"No query has run for more than 5 s in the last 30 days."_s);
    return 0;
}

int slow(Context& context)
{
    if (context.args.has("log") && context.args.has("like"))
        return context.finish(badUsage(u"Specify --log or --like, not both."_s).value());
    const auto care = careOf(context);
    if (!care)
        return context.finish(care.error());
    if (context.args.has("log"))
        return slowLog(context, **care);
    const auto all = context.wait((*care)->slowQueries(context.args.value("like")));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const SlowQuery& query : *all) {
        context.out.object(toJson(query));
        rows.push_back({milliseconds(query.meanMs), milliseconds(query.maxMs), milliseconds(query.totalMs),
                        grouped(query.calls), grouped(query.rows), query.text.simplified().left(200)});
    }
    context.out.table(u"MEAN MS|MAX MS|TOTAL MS|CALLS|ROWS|QUERY"_s.split(QLatin1Char('|')), rows, {0, 1, 2, 3, 4});
    if (rows.empty())
        context.out.note(context.args.has("like") ? u"No query matches."_s
                                                  : u"No query takes 100 ms or longer on average."_s);
    return 0;
}

}  // namespace

Expected<DatabaseQueries*> careOf(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (DatabaseQueries* const care = (*engine)->database())
        return care;
    return fail(ErrorKind::Refused, "NO_DATABASE_CARE", Message(u"This engine cannot maintain the database."_s));
}

std::vector<CommandSpec> careCommands()
{
    const QString db = u"db"_s;
    return {
        {{db, u"indexes"_s},
         "",
         "list indexes, the fewest scans first, with size, bloat and use",
         {},
         "signalbox-cli db indexes",
         indexes},
        {{db, u"bloat"_s}, "", "list bloated indexes", {}, "signalbox-cli db bloat", bloat},
        {{db, u"slow"_s},
         "",
         "list the slowest queries by their mean time, without their values",
         {{"like", Kind::Value, "PATTERN", "only queries whose text matches the pattern of LIKE, at any speed"},
          {"log", Kind::Flag, "", "the log of queries that ran for more than five seconds, newest first"},
          {"limit", Kind::Value, "N", "number of queries of the log, default 50"}},
         "signalbox-cli db slow\nsignalbox-cli db slow --like '%transfers%'\nsignalbox-cli db slow --log",
         slow},
        {{db, u"tables"_s},
         "",
         "list tables with dead rows and the age of their statistics",
         {},
         "signalbox-cli db tables --json",
         tables},
        {{db, u"connections"_s},
         "",
         "list sessions of the database, the oldest transaction first",
         {},
         "signalbox-cli db connections",
         connections},
    };
}

}  // namespace signalbox::cli
