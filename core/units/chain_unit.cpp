// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/chain_unit.h"

#include "store/derived_set.h"

namespace signalbox::engine {

ChainUnit::ChainUnit(std::shared_ptr<const EngineParts> parts, store::ChainRow row, QObject* parent)
    : QObject(parent), m_pending(parts->pending), m_worker(parts, m_facts)
{
    m_facts.row = std::move(row);
    const Family& family = parts->families->of(m_facts.row);
    m_facts.features = family.features();
    for (const auto& set : family.dataSets(placeOf(m_facts.row)))
        if (const auto* derived = set->derived())
            m_facts.computed << derived->stream();
    connect(&m_worker, &UnitWorker::statusChanged, this, [this](const indexing::WorkerStatus& status) {
        m_facts.status = status;
        if (m_pending.isWanted())
            readPending();
        Q_EMIT changed();
    });
    connect(&m_worker, &UnitWorker::reorged, this, [this](const indexing::ReorgReport& report) {
        m_pending.undone(caip2(), report.ancestor);
        Q_EMIT reorged(report);
    });
    connect(&m_worker, &UnitWorker::committed, this, &ChainUnit::committed);
    connect(&m_worker, &UnitWorker::jobProgress, this, &ChainUnit::jobProgress);
    connect(&m_worker, &UnitWorker::leaseLost, this, &ChainUnit::leaseLost);
    connect(&m_worker, &UnitWorker::stopped, this, &ChainUnit::workerStopped);
    connect(&m_pending, &PendingReader::arrived, this, [this](qint64 head) { Q_EMIT committed(head, true); });
}

ChainUnit::~ChainUnit() = default;

void ChainUnit::hold(qint64 epoch)
{
    m_facts.epoch = epoch;
    m_facts.heldHere = true;
    m_facts.holder = consoleName();
    Q_EMIT changed();
}

void ChainUnit::loseLease()
{
    if (!isHeld())
        return;
    m_facts.epoch = 0;
    m_facts.heldHere = false;
    m_facts.holder.clear();
    stop();
    Q_EMIT changed();
}

void ChainUnit::start(Mode mode, std::optional<Height> end)
{
    if (isHeld())
        m_worker.start(mode == Mode::Still ? end : std::nullopt);
}

void ChainUnit::workerStopped(bool ran)
{
    if (ran) {
        m_pending.stopped(caip2());
        if (m_facts.status) {
            m_facts.last = makeSnapshot(m_facts);
            m_facts.lastAt = QDateTime::currentDateTimeUtc();
            m_facts.lastIsFresh = false;
            m_facts.status.reset();
        }
        Q_EMIT changed();
    }
    Q_EMIT stopped();
}

void ChainUnit::readPending()
{
    if (indexing::ChainWorker* worker = m_worker.worker())
        m_pending.read(m_facts, *worker);
}

void ChainUnit::setGuard(const std::optional<Failure>& failure)
{
    if (m_facts.failure.has_value() == failure.has_value() && (!failure || m_facts.failure->error == failure->error))
        return;
    m_facts.failure = failure;
    m_worker.pauseOrResume();
    Q_EMIT changed();
}

void ChainUnit::apply(store::ChainRow row, std::vector<store::EndpointRow> endpoints,
                      std::vector<store::StreamRow> streams)
{
    const store::ChainRow rowBefore = std::exchange(m_facts.row, std::move(row));
    const auto endpointsBefore = std::exchange(m_facts.endpoints, std::move(endpoints));
    const auto streamsBefore = std::exchange(m_facts.streams, std::move(streams));
    m_worker.apply(rowBefore, endpointsBefore, streamsBefore);
    Q_EMIT changed();
}

}  // namespace signalbox::engine
