// SPDX-License-Identifier: GPL-3.0-or-later

// Used share of an endpoint's limit: see README.md in this folder.

#include <QCoreApplication>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/bench_tools.h"
#include "support/rate_run.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr double blocksBar = 0.85, refusedBar = 0.05;
constexpr int batch = 10;
using Unit = sim::RateLimit::Unit;

struct Kind {
    const char* name;
    Unit unit;
};

sim::RateLimit limitOf(Unit unit, double perSecond, bool sliding)
{
    sim::RateLimit limit;
    limit.unit = unit;
    limit.perSecond = unit == Unit::Weight ? 20 * perSecond : perSecond;
    limit.sliding = sliding;
    // One half with a number in the message and HTTP 200, the other without, but with Retry-After.
    limit.sayNumber = !sliding;
    limit.httpStatus = sliding ? 429 : 200;
    limit.retryAfterSeconds = sliding ? 1 : -1;
    return limit;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int warm = argument("warm", 10), measured = argument("measured", 300), early = argument("early", 15);
    const int only = argument("only", 0);
    PgCluster::shared();
    const auto chain = limitedChain(argument("blocks", 600'000));
    const std::pair<double, double> limits[] = {{5, 30}, {15, 100}, {30, 5}, {100, 15}};
    struct Row {
        QString name;
        sim::RateLimit first, later;
        std::unique_ptr<LimitedRun> run;
        double early = 0;  ///< share in the first seconds
    };
    std::vector<Row> rows;
    for (const Kind& kind : {Kind{"request", Unit::Requests}, Kind{"call", Unit::Calls}, Kind{"weight", Unit::Weight}})
        for (const bool sliding : {false, true}) {
            if (only > 0 && only != int(kind.unit) + 1 + 10 * sliding)
                continue;
            for (const auto& [limit, later] : limits) {
                Row row;
                row.name = u"by %1, %2"_s.arg(QLatin1String(kind.name), sliding ? "sliding" : "fixed");
                row.first = limitOf(kind.unit, limit, sliding);
                row.later = limitOf(kind.unit, later, sliding);
                row.run = std::make_unique<LimitedRun>(chain, row.first, batch);
                rows.push_back(std::move(row));
            }
        }
    std::vector<QStringList> table;
    bool met = true;
    for (const bool changed : {false, true}) {
        for (Row& row : rows)
            if (changed)
                row.run->setLimit(row.later);
        QThread::sleep(static_cast<unsigned long>(warm));
        for (Row& row : rows)
            row.run->begin();
        QThread::sleep(static_cast<unsigned long>(early));
        for (Row& row : rows)
            row.early = row.run->share();
        QThread::sleep(static_cast<unsigned long>(std::max(0, measured - early)));
        for (Row& row : rows) {
            const double share = row.run->share(), refused = row.run->refused();
            const bool good = share >= blocksBar && refused <= refusedBar;
            met = met && good;
            const auto inCalls = [](const sim::RateLimit& limit) {
                return limit.perSecond / (limit.unit == Unit::Weight ? 20 : 1);
            };
            const auto percent = [](double value) { return u"%1 %"_s.arg(100 * value, 0, 'f', 1); };
            table.push_back({u"%1 a second %2%3"_s.arg(inCalls(changed ? row.later : row.first))
                                 .arg(row.name, changed ? u", before %1"_s.arg(inCalls(row.first)) : QString()),
                             percent(share), percent(row.early), percent(row.run->shareBesideHashes()),
                             percent(refused), row.run->learned(), good ? u"met"_s : u"MISSED"_s, row.run->failure()});
            std::printf("%s\n", qPrintable(table.back().join(u" | "_s)));
            std::fflush(stdout);
        }
    }
    std::printf("\n%s\n", qPrintable(asTable({u"LIMIT"_s,
                                              u"BLOCKS"_s,
                                              u"FIRST %1 S"_s.arg(early),
                                              u"BESIDE HASHES"_s,
                                              u"REFUSED"_s,
                                              u"LEARNED"_s,
                                              {},
                                              {}},
                                             table)));
    return met ? 0 : 1;
}
