// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/pending_reader.h"

#include <algorithm>

#include "postgres/when_done.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr qint64 mostBehind = 20;  ///< blocks that the stored rows may lack in addition to the confirmations

QCoro::Task<> fetchInto(indexing::Adapter& adapter, indexing::FetchRequest request,
                        std::function<void(Expected<indexing::Fetched>)> done)
{
    auto task = adapter.fetch(std::move(request));
    auto fetched = co_await task;
    done(std::move(fetched));
}

}  // namespace

std::optional<indexing::FetchRequest> PendingReader::requestFor(const ChainFacts& facts) const
{
    const int confirmations = facts.row.settings.value("confirmations"_L1).toInt(12);
    const auto& streams = facts.status->streams;
    const auto stream =
        std::find_if(streams.begin(), streams.end(), [&](const auto& s) { return s.stream == m_rows->stream(); });
    if (stream == streams.end() || !stream->target || confirmations <= 0 || facts.status->state == ChainState::Paused)
        return std::nullopt;
    const QString& caip2 = facts.row.caip2;
    const Height head = *facts.status->head;
    if (stream->missingBlocks == 0)
        m_rows->dropUpTo(caip2, *stream->target);
    // During the backfill no client needs unconfirmed rows.
    const bool known = head == m_head && m_rows->has(caip2);
    if (m_reading || known || stream->missingBlocks > mostBehind)
        return std::nullopt;
    indexing::FetchRequest request;
    request.range = {std::max(stream->from, head - confirmations + 1 - stream->missingBlocks), head};
    for (const store::StreamRow& row : facts.streams)
        if (row.stream == stream->stream)
            request.streams = {{row.stream, row.settings, row.revision}};
    request.live = true;
    return request.range.isEmpty() ? std::nullopt : std::optional(request);
}

void PendingReader::read(const ChainFacts& facts, indexing::ChainWorker& worker)
{
    if (!m_rows || !facts.status || !facts.status->head)
        return;
    const auto request = requestFor(facts);
    if (!request)
        return;
    const Height head = request->range.hi;
    m_reading = true;
    m_head = head;
    auto taken = [this, head, rows = m_rows, caip2 = facts.row.caip2](const Expected<indexing::Fetched>& fetched) {
        const bool read = fetched.has_value();
        if (read)
            rows->take(caip2, *fetched);
        QMetaObject::invokeMethod(
            this, [this, head, read] { answered(head, read); }, Qt::QueuedConnection);
    };
    whenDone(worker.withAdapter(
                 [request = *request, taken](indexing::Adapter& adapter) { fetchInto(adapter, request, taken); }),
             this, [this](const Expected<Done>& asked) {
                 if (!asked)
                     m_reading = false;
             });
}

void PendingReader::answered(Height head, bool read)
{
    m_reading = false;
    if (read)
        Q_EMIT arrived(head);
    else if (m_head == head)
        m_head.reset();
}

void PendingReader::undone(const QString& caip2, Height ancestor)
{
    m_head.reset();  // the head may be as high as before
    if (m_rows)
        m_rows->dropAbove(caip2, ancestor);
}

void PendingReader::stopped(const QString& caip2)
{
    m_reading = false;
    m_head.reset();
    if (m_rows)
        m_rows->forget(caip2);
}

}  // namespace signalbox::engine
