// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPromise>
#include <deque>

#include "signalbox/engine.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// An engine that only has events: rows by block and log, with keyset cursors as in the real one. Answers wait until
/// answer() unless `prompt` is set, so a test decides which one is late.
class PagedEngine : public Engine {
public:
    struct Waiting {
        EventQuery query;
        QPromise<Expected<EventPage>> promise;
    };

    std::vector<EventRow> rows;  ///< oldest first
    std::deque<Waiting> waiting;
    std::vector<EventQuery> asked;
    bool prompt = true;
    int shortPages = 0;  ///< number of pages that are returned empty before the rows are found
    std::optional<Error> broken;
    std::vector<ExportRequest> exports;
    std::vector<qint64> cancelledJobs;
    SnapshotPtr newest = std::make_shared<WorkspaceSnapshot>();

    static EventRow row(qint64 block, int log, const QString& value = u"1000000"_s)
    {
        EventRow row;
        row.key = u"%1:%2"_s.arg(block).arg(log);
        row.cells = {{u"time"_s, u"2026-09-17T14:00:00Z"_s},
                     {u"block"_s, QString::number(block)},
                     {u"log"_s, QString::number(log)},
                     {u"token"_s, u"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"_s},
                     {u"symbol"_s, u"USDC"_s},
                     {u"from"_s, u"0x1111111111111111111111111111111111111111"_s},
                     {u"to"_s, u"0x2222222222222222222222222222222222222222"_s},
                     {u"value"_s, value},
                     {u"decimals"_s, 6},
                     {u"transaction"_s, u"0x5e07c1000000000000000000000000000000000000000000000000000b94d20a"_s}};
        return row;
    }
    void add(qint64 from, qint64 to)
    {
        for (qint64 block = from; block <= to; ++block)
            rows.push_back(row(block, 0));
    }

    EventPage page(const EventQuery& query)
    {
        if (shortPages > 0 && query.limit > 1) {
            EventPage searched;
            searched.next = u"from here %1"_s.arg(--shortPages);
            return searched;
        }
        std::vector<EventRow> ordered(rows);
        if (query.newestFirst)
            std::reverse(ordered.begin(), ordered.end());
        const auto place = [&](const QString& key) {
            for (size_t i = 0; i < ordered.size(); ++i)
                if (ordered[i].key == key)
                    return int(i);
            return -1;
        };
        int first = 0;
        int last = std::min(query.limit, int(ordered.size()));
        if (query.cursor.startsWith("after "_L1)) {
            first = place(query.cursor.mid(6)) + 1;
            last = std::min(first + query.limit, int(ordered.size()));
        } else if (query.cursor.startsWith("before "_L1)) {
            last = std::max(0, place(query.cursor.mid(7)));
            first = std::max(0, last - query.limit);
        }
        EventPage page;
        page.rows.assign(ordered.begin() + first, ordered.begin() + last);
        if (last < int(ordered.size()) && last > first)
            page.next = u"after "_s + ordered[size_t(last) - 1].key;
        if (first > 0)
            page.previous = u"before "_s + ordered[size_t(first)].key;
        page.total = qint64(rows.size());
        page.totalExact = true;
        return page;
    }

    void answer(size_t index = 0)
    {
        Waiting ask = std::move(waiting[index]);
        waiting.erase(waiting.begin() + std::ptrdiff_t(index));
        ask.promise.addResult(broken ? Expected<EventPage>(fail(*broken)) : Expected<EventPage>(page(ask.query)));
        ask.promise.finish();
    }

    QFuture<Expected<EventPage>> events(const EventQuery& query) override
    {
        if (query.limit > 1)
            asked.push_back(query);
        waiting.push_back({query, {}});
        auto future = waiting.back().promise.future();
        waiting.back().promise.start();
        if (prompt)
            answer(waiting.size() - 1);
        return future;
    }

    template <class T>
    static QFuture<Expected<T>> nothing()
    {
        QPromise<Expected<T>> promise;
        promise.start();
        promise.addResult(Expected<T>(fail(ErrorKind::NotFound, "NOTHING", Message(u"Nothing is here."_s))));
        promise.finish();
        return promise.future();
    }
    SnapshotPtr snapshot() const override { return newest; }
    QUuid submit(const Command&) override { return {}; }
    void cancel(const QUuid&) override {}
    QFuture<Expected<Preview>> preview(const Command&) override { return nothing<Preview>(); }
    QFuture<Expected<std::vector<CommandStatus>>> commands(int) override
    {
        return nothing<std::vector<CommandStatus>>();
    }
    std::vector<FamilyInfo> families() const override { return {}; }
    QFuture<Expected<std::vector<ChainPreset>>> presets() override { return nothing<std::vector<ChainPreset>>(); }
    QFuture<Expected<ProbeReport>> probe(const EndpointDraft&, const QString&) override
    {
        return nothing<ProbeReport>();
    }
    QFuture<Expected<IndexingReport>> indexing(const QString&) override { return nothing<IndexingReport>(); }
    QFuture<Expected<ProbeReport>> probeStored(const QString&, qint64) override { return nothing<ProbeReport>(); }
    QFuture<Expected<TokenInfo>> token(const ChainDraft&, const QString&) override { return nothing<TokenInfo>(); }
    QFuture<Expected<std::vector<StartChoice>>> startChoices(const ChainDraft&, const QDateTime&, int) override
    {
        return nothing<std::vector<StartChoice>>();
    }
    QFuture<Expected<EventDetail>> eventDetail(const QString&, EventKind, const QString&) override
    {
        return nothing<EventDetail>();
    }
    qint64 startExport(const ExportRequest& request) override
    {
        exports.push_back(request);
        return qint64(exports.size());
    }
    void cancelJob(qint64 id) override { cancelledJobs.push_back(id); }
    QFuture<Expected<std::vector<Series>>> series(const SeriesQuery&) override
    {
        return nothing<std::vector<Series>>();
    }
    QFuture<Expected<std::vector<ReorgRow>>> reorgs(const QString&, int) override
    {
        return nothing<std::vector<ReorgRow>>();
    }
    QFuture<Expected<std::vector<QuarantineRow>>> quarantine(const QString&, int) override
    {
        return nothing<std::vector<QuarantineRow>>();
    }
    QFuture<Expected<std::vector<AlertRow>>> alerts(int) override { return nothing<std::vector<AlertRow>>(); }
    std::vector<LogEntry> recentLog(const QString&, int) const override { return {}; }
};

}  // namespace signalbox::test
