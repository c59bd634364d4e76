// SPDX-License-Identifier: GPL-3.0-or-later

// Cost of an endpoint's transient faults: the calls for the same history with each of them, compared with the calls
// without. See README.md in this folder.

#include <QCoreApplication>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/bench_tools.h"
#include "support/fault_run.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Fault {
    const char* name;
    sim::SimFaults faults;
    bool counted = true;  ///< true if the bar of 3 times the calls applies
};

std::vector<Fault> faults()
{
    std::vector<Fault> all;
    const auto add = [&](const char* name, auto set, bool counted = true) {
        Fault fault{name, {}, counted};
        set(fault.faults);
        all.push_back(fault);
    };
    add("1 call in 3: -32603, 3 times", [](sim::SimFaults& f) { f.calls.failShare = 1.0 / 3; });
    add("1 call in 3: null, 3 times",
        [](sim::SimFaults& f) { f.calls.failShare = 1.0 / 3, f.calls.failByNull = true; });
    add("every call: -32603, once", [](sim::SimFaults& f) { f.calls.failShare = 1, f.calls.failTimes = 1; });
    add("1 batch in 3: one error object", [](sim::SimFaults& f) { f.calls.batchErrorShare = 1.0 / 3; });
    add("every batch: one error object", [](sim::SimFaults& f) { f.calls.batchErrorShare = 1; });
    add("1/3 of each batch is missing", [](sim::SimFaults& f) { f.calls.missingShare = 1.0 / 3; });
    add("1/3 of each batch is refused", [](sim::SimFaults& f) { f.calls.refusedShare = 1.0 / 3; });
    add("no batches", [](sim::SimFaults& f) { f.batches = false; });
    add("batches of 3 at most", [](sim::SimFaults& f) { f.maxBatch = 3; });
    add("1 block in 50: another parent", [](sim::SimFaults& f) { f.calls.strangerShare = 0.02; });
    add("1 newest block in 2 is not readable", [](sim::SimFaults& f) { f.calls.headMissingShare = 0.5; });
    add("1 answer in 10 is cut", [](sim::SimFaults& f) { f.cutShare = 0.1; });
    add("1 answer in 10: a broken chunk", [](sim::SimFaults& f) { f.brokenChunkShare = 0.1; });
    add("100 before each answer", [](sim::SimFaults& f) { f.interim = 100; });
    add("103 before each answer", [](sim::SimFaults& f) { f.interim = 103; });
    add("quantities are JSON numbers", [](sim::SimFaults& f) { f.calls.numbers = true; });
    add("1 request in 50 never ends", [](sim::SimFaults& f) { f.silentShare = 0.02; });
    add("1 request in 10: 500", [](sim::SimFaults& f) { f.httpStatus = 500, f.httpStatusShare = 0.1; });
    return all;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto chain = std::make_shared<sim::SimChain>(faultSpec(argument("blocks", 3'000)));
    const int timeoutMs = 1'000 * argument("seconds", 90);
    const int only = argument("only", -1);
    PgCluster::shared();
    const FaultRun plain = runWithFaults(chain, {}, timeoutMs);
    if (!plain.done) {
        std::printf("without faults: not done: %s\n", qPrintable(plain.failure));
        return 1;
    }
    std::vector<QStringList> rows{{u"none"_s,
                                   QString::number(plain.calls),
                                   u"1.00"_s,
                                   QString::number(plain.requests),
                                   QString::number(plain.seconds, 'f', 1),
                                   {}}};
    bool met = true, right = true;
    int number = 0;
    for (const Fault& fault : faults()) {
        if (only >= 0 && only != number++)
            continue;
        const FaultRun run = runWithFaults(chain, fault.faults, timeoutMs);
        const double ratio = double(run.calls) / double(plain.calls);
        const bool same = run.done && run.fingerprint == plain.fingerprint;
        met = met && (!fault.counted || ratio <= 3);
        right = right && same;
        rows.push_back({QString::fromLatin1(fault.name), QString::number(run.calls), QString::number(ratio, 'f', 2),
                        QString::number(run.requests), QString::number(run.seconds, 'f', 1),
                        same       ? QString()
                        : run.done ? u"other rows"_s
                                   : u"%1 blocks: %2"_s.arg(run.covered).arg(run.failure)});
        std::printf("%s\n", qPrintable(rows.back().join(u" | "_s)));
        std::fflush(stdout);
    }
    std::printf("\n%s\n",
                qPrintable(asTable({u"FAULT"_s, u"CALLS"_s, u"RATIO"_s, u"REQUESTS"_s, u"SECONDS"_s, {}}, rows)));
    return right && met ? 0 : 1;
}
