// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/indexing/world.h"
#include "indexing/ledger.h"
#include "indexing/worker/journal.h"
#include "indexing/worker/life.h"
#include "indexing/worker/throughput.h"
#include "indexing/worker_clock.h"

/// What single parts of a worker are tested with.
namespace signalbox::test {

class SetClock : public indexing::WorkerClock {
public:
    double precise() const override { return at; }
    double at = 0;
};

inline Error errorOf(ErrorKind kind, const char* code)
{
    return Error::make(kind, code, Message(u"It failed."_s));
}

inline indexing::Queued decodedRange(qint64 id, indexing::WorkKind kind, Interval range,
                                     const QString& stream = u"headers"_s)
{
    indexing::Queued item;
    item.work.id = id;
    item.work.kind = kind;
    item.work.range = item.data.range = range;
    item.work.streams = item.data.streams = {stream};
    return item;
}

/// The parts that nearly every other one needs.
struct Bench {
    Bench() : life(false), journal([this](const QString&, const QString& text) { log << text; }, [this] { ++changes; })
    {
        config.caip2 = u"eip155:31337"_s;
        config.pace.retryFirstMs = 100;
        config.pace.retryMostMs = 10'000;
        config.pace.databaseFirstMs = 100;
        config.pace.databaseMostMs = 10'000;
        config.pace.writeBeside = false;
    }
    bool has(indexing::Journal::Source source) const { return journal.failures().has(source); }
    void run()
    {
        life.begin();
        life.run();
    }
    /// The chain's blocks up to its head are covered by the stream "headers", and the newest are remembered.
    void storeUpTo(const FakeChain& chain, Height top)
    {
        store::StoredChain state;
        state.streams = {{u"headers"_s, 0, {}, {{0, top}}}};
        for (Height height = std::max<Height>(0, top - 100); height <= top; ++height)
            state.recent.push_back(chain.at(height));
        ledger.adopt(state, config, false);
    }

    indexing::WorkerConfig config;
    SetClock clock;
    indexing::Life life;
    indexing::Ledger ledger;
    indexing::Throughput throughput;
    QStringList log;
    int changes = 0;
    indexing::Journal journal;
};

}  // namespace signalbox::test
