// How much of an endpoint's limit is used: see README.md in this folder.

#include <QCoreApplication>
#include <cstdio>

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
    // One half with a number in the words and HTTP 200, the other with neither and Retry-After.
    limit.sayNumber = !sliding;
    limit.httpStatus = sliding ? 429 : 200;
    limit.retryAfterSeconds = sliding ? 1 : -1;
    return limit;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int warm = argument("warm", 10), measured = argument("measured", 15);
    PgCluster::shared();
    const int only = argument("only", 0);
    const auto chain = limitedChain(argument("blocks", 60'000));
    const std::pair<double, double> limits[] = {{5, 30}, {15, 100}, {30, 5}, {100, 15}};
    std::vector<QStringList> rows;
    bool met = true;
    for (const Kind& kind : {Kind{"request", Unit::Requests}, Kind{"call", Unit::Calls}, Kind{"weight", Unit::Weight}})
        for (const bool sliding : {false, true}) {
            if (only > 0 && only != int(kind.unit) + 1 + 10 * sliding)
                continue;
            std::vector<std::unique_ptr<LimitedRun>> runs;
            for (const auto& [limit, later] : limits)
                runs.push_back(std::make_unique<LimitedRun>(chain, limitOf(kind.unit, limit, sliding), batch));
            for (const bool changed : {false, true}) {
                for (std::size_t i = 0; changed && i < runs.size(); ++i)
                    runs[i]->setLimit(limitOf(kind.unit, limits[i].second, sliding));
                QThread::sleep(static_cast<unsigned long>(warm));
                for (auto& run : runs)
                    run->begin();
                QThread::sleep(static_cast<unsigned long>(measured));
                for (std::size_t i = 0; i < runs.size(); ++i) {
                    const double share = runs[i]->share(), refused = runs[i]->refused();
                    const bool good = share >= blocksBar && refused <= refusedBar;
                    met = met && good;
                    rows.push_back({QStringLiteral("%1 a second by %2, %3%4")
                                        .arg(changed ? limits[i].second : limits[i].first)
                                        .arg(QString::fromLatin1(kind.name),
                                             sliding ? QStringLiteral("sliding") : QStringLiteral("fixed"),
                                             changed ? QStringLiteral(", before %1").arg(limits[i].first) : QString()),
                                    QStringLiteral("%1 %").arg(100 * share, 0, 'f', 1),
                                    QStringLiteral("%1 %").arg(100 * refused, 0, 'f', 1), runs[i]->learned(),
                                    good ? QStringLiteral("met") : QStringLiteral("MISSED"), runs[i]->trouble()});
                    std::printf("%s\n", qPrintable(rows.back().join(QStringLiteral(" | "))));
                    std::fflush(stdout);
                }
            }
        }
    std::printf("\n%s\n", qPrintable(asTable({QStringLiteral("LIMIT"),
                                              QStringLiteral("BLOCKS"),
                                              QStringLiteral("REFUSED"),
                                              QStringLiteral("LEARNED"),
                                              {},
                                              {}},
                                             rows)));
    return met ? 0 : 1;
}
