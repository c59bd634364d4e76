// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event_scan.h"

namespace signalbox::store {

/// One run of an EventScan: its position, its hits and its estimates.
class EventHunt {
public:
    EventHunt(const EventScan& scan, Session& session) : m_scan(scan), m_session(session), m_at(scan.after)
    {
        m_clock.start();
    }
    Expected<EventScan::Found> run();

private:
    enum class State { Going, Done };
    struct Window {
        Height lo = 0, hi = 0;
        bool dense = false;  ///< true if walked, false if searched
        double density = 0;  ///< hits per row
    };

    Expected<State> page();
    Expected<State> walk(qint64 rows);
    Expected<State> rest();
    Expected<State> hunt();
    Expected<Done> look();  ///< samples blocks spread over the rest
    Window next() const;
    Expected<State> search(const Window& window);

    std::string placeCondition() const;  ///< condition for rows after the current position
    std::string keyCondition() const;
    std::string orderBy() const;
    int missing() const { return m_scan.wanted - static_cast<int>(m_found.rows.size()); }
    bool spent() const;
    Height edge() const;  ///< the next height to look at, in the direction of the scan
    double rowsLeft() const;
    void passed(Height height);  ///< everything up to height is done
    void add(const pqxx::result& rows, int most);

    const EventScan& m_scan;
    Session& m_session;
    EventScan::Found m_found;
    std::optional<Place> m_at;
    QElapsedTimer m_clock;

    Height m_sampleLo = 0, m_sampleStep = 0, m_sampleBlocks = 1;
    std::vector<int> m_sample;   ///< hits by stratum, ascending
    double m_mostBlocks = 1e18;  ///< upper limit for a search, learned from earlier ones
    double m_quickly = 600'000;  ///< rows that a search may cover if several conditions match nearly everywhere
};

}  // namespace signalbox::store
