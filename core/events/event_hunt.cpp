// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_hunt.h"
#include "signalbox/literals.h"

#include <cmath>
#include <limits>

namespace signalbox::store {

namespace {

constexpr int strata = 400;
constexpr double sampledRows = 60'000;  // takes some 15 ms
constexpr int mostHits = 500;           // per search: each hit costs some 900 rows to read
constexpr double mostWalked = 4;        // as a multiple of the first walk: the budget is checked in between
constexpr int leastSearchMs = 50;
constexpr double pageMs = 140;  // a search with a later expected end is not started
constexpr int quickMs = 70;

// Log numbers of a position after a whole block.
constexpr qint64 beforeBlock = -1;
constexpr qint64 behindBlock = std::numeric_limits<qint32>::max();

const char* const byKey = "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL jit = off";
const char* const byRanges =
    "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; "
    "SET LOCAL jit = off";

}  // namespace

std::string EventHunt::orderBy() const
{
    std::string all;
    std::string name;
    for (const char c : m_scan.order + ",") {
        if (c != ',') {
            name += c;
            continue;
        }
        all += (all.empty() ? " ORDER BY " : ", ") + name + (m_scan.descending ? " DESC" : " ASC");
        name.clear();
    }
    return all;
}

std::string EventHunt::placeCondition() const
{
    std::string place;
    for (const qint64 part : *m_at)
        place += (place.empty() ? "" : ", ") + std::to_string(part);
    return "(" + m_scan.order + ") " + (m_scan.descending ? "<" : ">") + " (" + place + ")";
}

std::string EventHunt::keyCondition() const
{
    std::string condition = m_scan.bounds.empty() ? "true" : m_scan.bounds;
    if (m_at) {
        condition += " AND " + placeCondition();
        if (m_scan.windows)  // the planner handles a plain comparison better
            condition +=
                std::string(" AND block_number ") + (m_scan.descending ? "<= " : ">= ") + std::to_string(m_at->front());
    }
    return condition;
}

Height EventHunt::edge() const
{
    const Height end = m_scan.descending ? m_scan.highest : m_scan.lowest;
    if (!m_at)
        return end;
    const Height here = m_at->front();
    if (m_scan.descending)
        return qMin(end, m_at->back() == beforeBlock ? here - 1 : here);
    return qMax(end, m_at->back() == behindBlock ? here + 1 : here);
}

double EventHunt::rowsLeft() const
{
    const Height blocks = m_scan.descending ? edge() - m_scan.lowest + 1 : m_scan.highest - edge() + 1;
    return double(qMax<Height>(0, blocks)) * m_scan.rowsPerBlock;
}

bool EventHunt::spent() const
{
    return m_scan.budgetMs > 0 && double(m_clock.nsecsElapsed()) / 1e6 > m_scan.budgetMs;
}

void EventHunt::passed(Height height)
{
    m_at = Place(m_scan.keyLength, m_scan.descending ? beforeBlock : behindBlock);
    m_at->front() = height;
}

void EventHunt::add(const pqxx::result& rows, int most)
{
    for (const auto& row : rows) {
        if (most-- <= 0)
            return;
        m_found.rows.push_back(row);
    }
}

Expected<EventHunt::State> EventHunt::page()
{
    const auto rows = m_session.read([&](Transaction& transaction) {
        transaction.exec(byKey);
        return transaction.exec("SELECT " + m_scan.columns + " FROM " + m_scan.table + " WHERE " + keyCondition() +
                                orderBy() + " LIMIT " + std::to_string(m_scan.wanted));
    });
    if (!rows)
        return fail(rows.error());
    add(*rows, m_scan.wanted);
    m_found.exhausted = missing() > 0;
    m_found.scanned = double(m_found.rows.size());
    return State::Done;
}

Expected<EventHunt::State> EventHunt::walk(qint64 rows)
{
    return m_session.read([&](Transaction& transaction) {
        transaction.exec(byKey);
        const std::string from = " FROM " + m_scan.table + " WHERE " + keyCondition() + orderBy();
        const int wanted = missing();
        const auto hits =
            transaction.exec("SELECT * FROM (SELECT " + m_scan.columns + from + " LIMIT " + std::to_string(rows) +
                             ") w WHERE " + m_scan.filter + orderBy() + " LIMIT " + std::to_string(wanted));
        add(hits, wanted);
        if (missing() == 0) {
            if (m_scan.windows)
                m_found.scanned +=
                    qBound(double(wanted), double(std::abs(edge() - integer(hits.back()[0])) + 1) * m_scan.rowsPerBlock,
                           double(rows));
            else
                m_found.scanned += double(rows);
            return State::Done;
        }
        const auto last =
            transaction.exec("SELECT " + m_scan.order + from + " OFFSET " + std::to_string(rows - 1) + " LIMIT 1");
        m_found.scanned += double(rows);
        if (last.empty()) {
            m_found.exhausted = true;
            return State::Done;
        }
        Place place;
        for (std::size_t i = 0; i < m_scan.keyLength; ++i)
            place.push_back(integer(last[0][static_cast<int>(i)]));
        m_at = place;
        return State::Going;
    });
}

Expected<EventHunt::State> EventHunt::rest()
{
    const auto rows = m_session.read([&](Transaction& transaction) {
        transaction.exec(byRanges);
        return transaction.exec("SELECT " + m_scan.columns + " FROM " + m_scan.table + " WHERE " + keyCondition() +
                                " AND " + m_scan.filter + orderBy() + " LIMIT " + std::to_string(missing()));
    });
    if (!rows)
        return fail(rows.error());
    add(*rows, missing());
    m_found.exhausted = missing() > 0;
    return State::Done;
}

Expected<Done> EventHunt::look()
{
    // Without the position in the condition: in ascending order, PostgreSQL would begin each stratum's scan there.
    const Height blocks = static_cast<Height>(rowsLeft() / m_scan.rowsPerBlock);
    m_sampleStep = qMax<Height>(1, blocks / strata);
    m_sampleBlocks = qBound<Height>(1, std::llround(sampledRows / strata / m_scan.rowsPerBlock), m_sampleStep);
    m_sampleLo = m_scan.descending ? m_scan.lowest : edge();
    m_sample.assign(static_cast<std::size_t>((blocks + m_sampleStep - 1) / m_sampleStep), 0);
    const auto rows = m_session.read([&](Transaction& transaction) {
        transaction.exec(byKey);
        return transaction.exec("SELECT s.i, h.n FROM generate_series(0, " + std::to_string(m_sample.size() - 1) +
                                ") s(i), LATERAL (SELECT count(*) AS n FROM " + m_scan.table +
                                " WHERE block_number BETWEEN " + std::to_string(m_sampleLo) + " + s.i * " +
                                std::to_string(m_sampleStep) + "::bigint AND " +
                                std::to_string(m_sampleLo + m_sampleBlocks - 1) + " + s.i * " +
                                std::to_string(m_sampleStep) + "::bigint AND " + m_scan.filter + ") h WHERE h.n > 0");
    });
    if (!rows)
        return fail(rows.error());
    for (const auto& row : *rows)
        m_sample[static_cast<std::size_t>(integer(row[0]))] = static_cast<int>(integer(row[1]));
    return Done{};
}

EventHunt::Window EventHunt::next() const
{
    const Height from = edge();
    const Height end = m_scan.descending ? m_scan.lowest : m_scan.highest;
    const double inStratum = double(m_sampleBlocks) * m_scan.rowsPerBlock;
    Window window;
    Height to = end;
    double hits = m_found.scanned > 0 ? double(m_found.rows.size()) : 0;
    double rows = m_found.scanned;
    const auto count = static_cast<Height>(m_sample.size());
    Height i = (from - m_sampleLo) / m_sampleStep;
    for (bool first = true; i >= 0 && i < count; i += m_scan.descending ? -1 : 1, first = false) {
        const int here = m_sample[static_cast<std::size_t>(i)];
        if (here >= 2) {
            const Height low = m_sampleLo + i * m_sampleStep;
            window.density = here / inStratum;
            if (first) {
                window.dense = true;
                to = m_scan.descending ? qMax(low, end) : qMin(low + m_sampleStep - 1, end);
            } else {
                to = m_scan.descending ? low + m_sampleStep : low - 1;
            }
            break;
        }
        hits += here;
        rows += inStratum;
    }
    if (!window.dense) {
        // As far as the page is expected to reach, but not so far that it likely contains more hits than a search can
        // handle.
        const double probable = missing() * 1.25 / ((hits + 0.4) / qMax(1.0, rows));
        const double bearable = 0.8 * mostHits / ((hits + 1.6 * std::sqrt(hits + 1) + 0.5) / qMax(1.0, rows));
        double reach = qMin(probable, bearable);
        if (m_scan.conditions > 1)
            reach = qMin(reach, m_quickly);
        const double blocks = qMax(1.0, std::ceil(qMin(reach / m_scan.rowsPerBlock, m_mostBlocks)));
        if (blocks < double(std::abs(to - from) + 1))
            to = m_scan.descending ? from - static_cast<Height>(blocks) + 1 : from + static_cast<Height>(blocks) - 1;
        window.density = (hits + 0.4) / qMax(1.0, rows);
    }
    window.lo = qMin(from, to);
    window.hi = qMax(from, to);
    return window;
}

Expected<EventHunt::State> EventHunt::search(const Window& window)
{
    const bool single = window.lo == window.hi;
    const double blocks = double(window.hi - window.lo + 1);
    QElapsedTimer took;
    took.start();
    const auto rows = m_session.read([&](Transaction& transaction) {
        transaction.exec(byRanges);
        if (m_scan.budgetMs > 0 && !single)
            transaction.exec("SET LOCAL statement_timeout = " +
                             std::to_string(qMax(leastSearchMs, int(pageMs - double(m_clock.elapsed())))));
        return transaction.exec(
            // The window is within the bounds: each condition costs time for every row that is read.
            "SELECT * FROM (SELECT " + m_scan.columns + " FROM " + m_scan.table + " WHERE block_number BETWEEN " +
            std::to_string(window.lo) + " AND " + std::to_string(window.hi) + " AND " +
            (m_at ? placeCondition() + " AND " : std::string()) + m_scan.filter +
            (single ? std::string() : " LIMIT " + std::to_string(qMax(mostHits, 4 * m_scan.wanted))) + ") h" +
            orderBy());
    });
    if (!rows && rows.error().code == "QUERY_CANCELLED"_L1 && m_scan.budgetMs > 0) {
        m_mostBlocks = blocks / 16;
        return State::Going;
    }
    if (!rows)
        return fail(rows.error());
    if (!single && static_cast<int>(rows->size()) >= qMax(mostHits, 4 * m_scan.wanted)) {
        // Only a part of the window was read: its first rows on disk show the density.
        const Height a = integer(rows->front()[0]), b = integer(rows->back()[0]);
        m_mostBlocks = qMin(blocks / 2, double(std::abs(a - b) + 1) * 1.5 * missing() / double(rows->size()));
        return State::Going;
    }
    m_found.scanned += blocks * m_scan.rowsPerBlock;
    const bool over = static_cast<int>(rows->size()) >= missing();
    add(*rows, missing());
    if (over)
        return State::Done;
    m_mostBlocks *= 8;
    if (took.elapsed() < quickMs)
        m_quickly *= 8;
    passed(m_scan.descending ? window.lo : window.hi);
    if (m_scan.descending ? window.lo <= m_scan.lowest : window.hi >= m_scan.highest) {
        m_found.exhausted = true;
        return State::Done;
    }
    return State::Going;
}

Expected<EventHunt::State> EventHunt::hunt()
{
    while (true) {
        if (rowsLeft() <= 0) {
            m_found.exhausted = true;
            return State::Done;
        }
        if (spent()) {
            m_found.goOnAt = m_at;
            return State::Done;
        }
        Expected<State> state = State::Going;
        const double hits = double(m_found.rows.size());
        const double toFill = hits < 8 ? 1e18 : missing() / hits * m_found.scanned * 1.3;
        if (qMin(rowsLeft(), toFill) <= 10.0 * m_scan.walkedRows) {
            state = walk(std::llround(qBound(double(m_scan.walkedRows), toFill, mostWalked * m_scan.walkedRows)));
        } else {
            if (m_sample.empty())
                if (const auto looked = look(); !looked)
                    return fail(looked.error());
            const Window window = next();
            if (window.dense)
                state = walk(std::llround(qBound(double(m_scan.walkedRows), 1.5 * missing() / window.density,
                                                 mostWalked * m_scan.walkedRows)));
            else
                state = search(window);
        }
        if (!state || *state == State::Done)
            return state;
    }
}

Expected<EventScan::Found> EventHunt::run()
{
    Expected<State> state = State::Going;
    if (m_scan.filter.empty())
        state = page();
    else if (!m_scan.selective)
        state = walk(m_scan.walkedRows);
    if (state && *state == State::Going)
        state = m_scan.windows && !m_scan.selective ? hunt() : rest();
    if (!state)
        return fail(state.error());
    return std::move(m_found);
}

}  // namespace signalbox::store
