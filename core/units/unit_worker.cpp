// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/unit_worker.h"

#include <algorithm>

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

}  // namespace

UnitWorker::UnitWorker(std::shared_ptr<const EngineParts> parts, const ChainFacts& facts)
    : m_parts(std::move(parts)), m_facts(facts)
{
}

UnitWorker::~UnitWorker() = default;

WorkerInput UnitWorker::input() const
{
    WorkerInput input{m_facts.row, m_facts.endpoints, m_facts.streams, {}, m_facts.epoch, {}, {}};
    if (m_facts.status && m_facts.status->blockSeconds)
        input.lastBlockSeconds = m_facts.status->blockSeconds;
    else if (m_facts.last)
        input.lastBlockSeconds = m_facts.last->blockSeconds;
    input.presetBlockSeconds = m_parts->families->of(m_facts.row).blockSeconds(m_facts.row.caip2);
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

void UnitWorker::start(std::optional<Height> end)
{
    if (m_thread)
        return;
    indexing::WorkerConfig config = workerConfig(input(), m_parts->settings.get());
    config.paused = config.paused || m_facts.failure.has_value();
    if (end)
        config.end = std::min(config.end.value_or(*end), *end);
    m_pausedNow = config.paused;
    indexing::ChainWorker::Parts parts = m_parts->workerParts(input());
    m_latest = std::make_shared<LatestInput>(input());
    // While an adapter cannot be created (no key can be read), the next attempt uses corrected rows.
    parts.adapter = [made = m_parts, latest = m_latest] { return made->workerParts(latest->value()).adapter(); };
    m_thread = std::make_unique<indexing::WorkerThread>(config, std::move(parts));
    connectTo(*m_thread->worker());
    m_thread->start();
}

void UnitWorker::connectTo(const indexing::ChainWorker& worker)
{
    using indexing::ChainWorker;
    connect(&worker, &ChainWorker::statusChanged, this, [this](const indexing::WorkerStatus& status) {
        if (m_thread)
            Q_EMIT statusChanged(status);
    });
    connect(&worker, &ChainWorker::committed, this, &UnitWorker::committed);
    connect(&worker, &ChainWorker::reorged, this, &UnitWorker::reorged);
    connect(&worker, &ChainWorker::jobProgress, this, &UnitWorker::jobProgress);
    connect(&worker, &ChainWorker::leaseLost, this, &UnitWorker::leaseLost);
    connect(&worker, &ChainWorker::logged, this, &UnitWorker::log);
}

void UnitWorker::stop()
{
    if (!m_thread) {
        Q_EMIT stopped(false);
        return;
    }
    if (m_stopping)
        return;
    m_stopping = true;
    whenDone(m_thread->stop(), this, [this](const Expected<Done>&) {
        m_thread.reset();
        m_stopping = false;
        Q_EMIT stopped(true);
    });
}

void UnitWorker::pauseOrResume()
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

void UnitWorker::apply(const store::ChainRow& row, const std::vector<store::EndpointRow>& endpoints,
                       const std::vector<store::StreamRow>& streams)
{
    if (!isRunning())
        return;
    const bool settings = row.settings != m_facts.row.settings;
    const bool streamsChanged = !same(streams, m_facts.streams);
    m_latest->set(input());
    // First, so that an added stream is fetched with its own addresses from the first block on.
    if (settings || streamsChanged || !same(endpoints, m_facts.endpoints))
        reconfigureAdapter();
    if (!same(endpoints, m_facts.endpoints))
        m_thread->worker()->tryNow();  // it may be waiting for them
    if (streamsChanged)
        applyStreams(streams);
    if (settings)
        m_thread->worker()->configure(workerConfig(input(), m_parts->settings.get()));
    pauseOrResume();
}

void UnitWorker::reconfigureAdapter()
{
    m_thread->worker()->withAdapter([family = &m_parts->families->of(m_facts.row), secrets = m_parts->endpointSecrets,
                                     input = input()](indexing::Adapter& adapter) {
        const LogChainScope scope(input.chain.caip2);
        if (const auto done = family->reconfigure(adapter, secrets, input); !done)
            qCWarning(logEngine).noquote() << "The new settings could not be used:" << done.error().text();
    });
}

void UnitWorker::tryNow()
{
    if (!isRunning())
        return;
    const bool anySecret = std::any_of(m_facts.endpoints.begin(), m_facts.endpoints.end(),
                                       [](const store::EndpointRow& row) { return !row.secretRef.isEmpty(); });
    if (anySecret)
        reconfigureAdapter();  // a key that could not be read may be available now
    m_thread->worker()->tryNow();
}

void UnitWorker::applyLimits()
{
    if (isRunning())
        m_thread->worker()->configure(workerConfig(input(), m_parts->settings.get()));
}

void UnitWorker::applyStreams(const std::vector<store::StreamRow>& before)
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

void UnitWorker::log(const QString& level, const QString& text) const
{
    const LogChainScope scope(m_facts.row.caip2);
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
