// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/chain_unit.h"

#include <algorithm>

#include "evm/data/evm_catalog.h"
#include "postgres/when_done.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::engine {

namespace {

bool same(const store::EndpointRow& a, const store::EndpointRow& b)
{
    return a.id == b.id && a.url == b.url && a.secretRef == b.secretRef && a.kind == b.kind &&
           a.priority == b.priority && a.enabled == b.enabled && a.limits == b.limits && a.options == b.options;
}

bool same(const store::StreamRow& a, const store::StreamRow& b)
{
    return a.stream == b.stream && a.from == b.from && a.to == b.to && a.settings == b.settings;
}

template <class Row>
bool same(const std::vector<Row>& a, const std::vector<Row>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Row& x, const Row& y) { return same(x, y); });
}

const store::StreamRow* find(const std::vector<store::StreamRow>& rows, const QString& stream)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.stream == stream; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

namespace {

std::optional<indexing::LastKnown> lastKnown(const ChainSnapshot& chain)
{
    if (!chain.head)
        return std::nullopt;
    indexing::LastKnown last;
    last.head = *chain.head;
    if (chain.headTime.isValid())
        last.headTime = chain.headTime.toSecsSinceEpoch();
    last.seenAt = chain.headSeenAt;
    last.finalized = chain.finalized;
    last.doneTo = chain.doneTo;
    last.followed = chain.followed;
    if (chain.logChecks)
        last.unchecked = chain.logChecks->unchecked;
    return last;
}

constexpr qint64 mostBehind = 20;  ///< blocks that the stored registry events may lack in addition to the confirmations

QCoro::Task<> fetchInto(indexing::Adapter& adapter, indexing::FetchRequest request,
                        std::function<void(Expected<indexing::Fetched>)> done)
{
    auto task = adapter.fetch(std::move(request));
    auto fetched = co_await task;
    done(std::move(fetched));
}

}  // namespace

ChainUnit::ChainUnit(std::shared_ptr<const EngineParts> parts, store::ChainRow row, QObject* parent)
    : QObject(parent), m_parts(std::move(parts))
{
    m_facts.row = std::move(row);
    m_facts.features = m_parts->families->of(m_facts.row).features();
}

ChainUnit::~ChainUnit() = default;

WorkerInput ChainUnit::input() const
{
    WorkerInput input{m_facts.row, m_facts.endpoints, m_facts.streams, {}, m_epoch, {}, {}};
    if (m_facts.status && m_facts.status->blockSeconds)
        input.lastBlockSeconds = m_facts.status->blockSeconds;
    else if (m_facts.last)
        input.lastBlockSeconds = m_facts.last->blockSeconds;
    input.presetBlockSeconds = m_parts->families->of(m_facts.row).blockSeconds(caip2());
    if (m_facts.status)
        input.lastEndpoints = m_facts.status->endpoints;
    else if (m_facts.last && m_facts.lastIsFromToday)
        input.lastEndpoints = m_facts.last->endpoints;
    if (m_facts.last)
        input.last = lastKnown(*m_facts.last);
    if (m_facts.status && input.last)  // a worker that ended here has newer values
        input.last->unchecked = m_facts.status->logChecks ? m_facts.status->logChecks->unchecked : Intervals();
    return input;
}

void ChainUnit::hold(qint64 epoch)
{
    m_epoch = epoch;
    m_facts.heldHere = true;
    m_facts.holder = consoleName();
    Q_EMIT changed();
}

void ChainUnit::loseLease()
{
    if (!isHeld())
        return;
    m_epoch = 0;
    m_facts.heldHere = false;
    m_facts.holder.clear();
    stop();
    Q_EMIT changed();
}

void ChainUnit::start(Mode mode, std::optional<Height> end)
{
    if (m_thread || !isHeld())
        return;
    indexing::WorkerConfig config = workerConfig(input(), m_parts->settings.get());
    config.paused = config.paused || m_facts.failure.has_value();
    if (mode == Mode::Still && end)
        config.end = std::min(config.end.value_or(*end), *end);
    m_pausedNow = config.paused;
    indexing::ChainWorker::Parts parts = m_parts->workerParts(input());
    m_latest = std::make_shared<LatestInput>(input());
    // While an adapter cannot be created (no key can be read), the next attempt uses corrected rows.
    parts.adapter = [made = m_parts, latest = m_latest] { return made->workerParts(latest->value()).adapter(); };
    m_thread = std::make_unique<indexing::WorkerThread>(config, std::move(parts));
    indexing::ChainWorker* worker = m_thread->worker();
    connect(worker, &indexing::ChainWorker::statusChanged, this, [this](const indexing::WorkerStatus& status) {
        if (!m_thread)
            return;
        m_facts.status = status;
        if (m_parts->pending && m_parts->pending->isWanted())
            readPending();
        Q_EMIT changed();
    });
    connect(worker, &indexing::ChainWorker::committed, this, &ChainUnit::committed);
    connect(worker, &indexing::ChainWorker::reorged, this, [this](const indexing::ReorgReport& report) {
        m_pendingHead.reset();  // the head may be as high as before
        if (m_parts->pending)
            m_parts->pending->dropAbove(caip2(), report.ancestor);
        Q_EMIT reorged(report);
    });
    connect(worker, &indexing::ChainWorker::jobProgress, this, &ChainUnit::jobProgress);
    connect(worker, &indexing::ChainWorker::leaseLost, this, &ChainUnit::leaseLost);
    connect(worker, &indexing::ChainWorker::logged, this, &ChainUnit::log);
    m_thread->start();
}

void ChainUnit::stop()
{
    if (!m_thread) {
        Q_EMIT stopped();
        return;
    }
    if (m_stopping)
        return;
    m_stopping = true;
    whenDone(m_thread->stop(), this, [this](const Expected<Done>&) {
        m_thread.reset();
        m_stopping = m_readingPending = false;
        m_pendingHead.reset();
        if (m_parts->pending)
            m_parts->pending->forget(caip2());
        if (m_facts.status) {
            m_facts.last = makeSnapshot(m_facts);
            m_facts.lastAt = QDateTime::currentDateTimeUtc();
            m_facts.lastIsFresh = false;
            m_facts.status.reset();
        }
        Q_EMIT changed();
        Q_EMIT stopped();
    });
}

void ChainUnit::readPending()
{
    if (!isRunning() || !m_parts->pending || !m_facts.status || !m_facts.status->head)
        return;
    const int confirmations = m_facts.row.settings.value("confirmations"_L1).toInt(12);
    const auto& streams = m_facts.status->streams;
    const auto registries =
        std::find_if(streams.begin(), streams.end(), [](const auto& s) { return s.stream == "registries"_L1; });
    if (registries == streams.end() || !registries->target || confirmations <= 0 ||
        m_facts.status->state == ChainState::Paused)
        return;
    const Height head = *m_facts.status->head;
    if (registries->missingBlocks == 0)
        m_parts->pending->dropUpTo(caip2(), *registries->target);
    // During the backfill no client needs unconfirmed events.
    const bool known = head == m_pendingHead && m_parts->pending->has(caip2());
    if (m_readingPending || known || registries->missingBlocks > mostBehind)
        return;
    indexing::FetchRequest request;
    request.range = {std::max(registries->from, head - confirmations + 1 - registries->missingBlocks), head};
    if (const store::StreamRow* row = find(m_facts.streams, registries->stream))
        request.streams = {{row->stream, row->settings, row->revision}};
    request.live = true;
    if (request.range.isEmpty())
        return;
    m_readingPending = true;
    m_pendingHead = head;
    // The worker's thread has drained before this object is destroyed.
    auto answered = [this, head, pending = m_parts->pending, caip2 = caip2()](Expected<indexing::Fetched> fetched) {
        const bool read = fetched.has_value();
        if (read)
            pending->set(caip2, rowsOfCopy(fetched->tables.rowsOf(evm::eventsEntity)));
        QMetaObject::invokeMethod(
            this,
            [this, read, head] {
                m_readingPending = false;
                if (read)
                    Q_EMIT committed(head, true);  // visible to readers now
                else if (m_pendingHead == head)
                    m_pendingHead.reset();
            },
            Qt::QueuedConnection);
    };
    whenDone(m_thread->worker()->withAdapter(
                 [request, answered](indexing::Adapter& adapter) { fetchInto(adapter, request, answered); }),
             this, [this](const Expected<Done>& asked) {
                 if (!asked)
                     m_readingPending = false;
             });
}

void ChainUnit::setGuard(const std::optional<Failure>& failure)
{
    if (m_facts.failure.has_value() == failure.has_value() && (!failure || m_facts.failure->error == failure->error))
        return;
    m_facts.failure = failure;
    pauseOrResume();
    Q_EMIT changed();
}

void ChainUnit::pauseOrResume()
{
    if (!isRunning())
        return;
    const bool wanted = m_facts.row.state != "active"_L1 || m_facts.failure.has_value();
    if (wanted == m_pausedNow)
        return;
    m_pausedNow = wanted;
    if (wanted)
        m_thread->worker()->pause();
    else
        m_thread->worker()->resume();
}

void ChainUnit::apply(store::ChainRow row, std::vector<store::EndpointRow> endpoints,
                      std::vector<store::StreamRow> streams)
{
    const store::ChainRow rowBefore = std::exchange(m_facts.row, std::move(row));
    const auto endpointsBefore = std::exchange(m_facts.endpoints, std::move(endpoints));
    const auto streamsBefore = std::exchange(m_facts.streams, std::move(streams));
    const bool settings = rowBefore.settings != m_facts.row.settings;
    const bool streamsChanged = !same(streamsBefore, m_facts.streams);
    if (isRunning()) {
        m_latest->set(input());
        // First, so that an added stream is fetched with its own addresses from the first block on.
        if (settings || streamsChanged || !same(endpointsBefore, m_facts.endpoints))
            reconfigureAdapter();
        if (!same(endpointsBefore, m_facts.endpoints))
            m_thread->worker()->tryNow();  // it may be waiting for them
        if (streamsChanged)
            applyStreams(streamsBefore);
        if (settings)
            m_thread->worker()->configure(workerConfig(input(), m_parts->settings.get()));
        pauseOrResume();
    }
    Q_EMIT changed();
}

void ChainUnit::reconfigureAdapter()
{
    m_thread->worker()->withAdapter([family = &m_parts->families->of(m_facts.row), secrets = m_parts->endpointSecrets,
                                     input = input()](indexing::Adapter& adapter) {
        const LogChainScope scope(input.chain.caip2);
        if (const auto done = family->reconfigure(adapter, secrets, input); !done)
            qCWarning(logEngine).noquote() << "The new settings could not be used:" << done.error().text();
    });
}

void ChainUnit::tryNow()
{
    if (!isRunning())
        return;
    const bool anySecret = std::any_of(m_facts.endpoints.begin(), m_facts.endpoints.end(),
                                       [](const store::EndpointRow& row) { return !row.secretRef.isEmpty(); });
    if (anySecret)
        reconfigureAdapter();  // a key that could not be read may be available now
    m_thread->worker()->tryNow();
}

void ChainUnit::applyLimits()
{
    if (isRunning())
        m_thread->worker()->configure(workerConfig(input(), m_parts->settings.get()));
}

void ChainUnit::applyStreams(const std::vector<store::StreamRow>& before)
{
    indexing::ChainWorker* worker = m_thread->worker();
    for (const store::StreamRow& row : before)
        if (!find(m_facts.streams, row.stream))
            worker->removeStream(row.stream);
    for (const store::StreamRow& row : m_facts.streams) {
        const store::StreamRow* old = find(before, row.stream);
        if (old && old->from == row.from && old->to == row.to && old->revision == row.revision)
            continue;
        if (old)
            worker->removeStream(row.stream);
        worker->addStream({row.stream, row.from, row.to});
    }
}

void ChainUnit::log(const QString& level, const QString& text) const
{
    const LogChainScope scope(caip2());
    if (level == "debug"_L1)
        qCDebug(logSync).noquote() << text;
    else if (level == "warning"_L1)
        qCWarning(logSync).noquote() << text;
    else if (level == "error"_L1)
        qCCritical(logSync).noquote() << text;
    else
        qCInfo(logSync).noquote() << text;
}

}  // namespace signalbox::engine
