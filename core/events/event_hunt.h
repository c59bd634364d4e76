// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event_scan.h"

namespace signalbox::store {

/// One run of an EventScan: where it stands, what it has found and learned.
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
        bool dense = false;  ///< walked, not searched
        double density = 0;  ///< hits a row
    };

    Expected<State> page();
    Expected<State> walk(qint64 rows);
    Expected<State> rest();
    Expected<State> hunt();
    Expected<Done> look();  ///< at blocks spread over what is left
    Window next() const;
    Expected<State> search(const Window& window);

    std::string placeCondition() const;  ///< behind where it stands
    std::string keyCondition() const;
    std::string orderBy() const;
    int missing() const { return m_scan.wanted - static_cast<int>(m_found.rows.size()); }
    bool spent() const;
    Height edge() const;  ///< the next height to look at, in the direction of the scan
    double rowsLeft() const;
    void passed(Height height);  ///< everything up to it was looked at
    void add(const pqxx::result& rows, int most);

    const EventScan& m_scan;
    Session& m_session;
    EventScan::Found m_found;
    std::optional<Place> m_at;
    QElapsedTimer m_clock;

    Height m_sampleLo = 0, m_sampleStep = 0, m_sampleBlocks = 1;
    std::vector<int> m_sample;   ///< hits by stratum, upwards
    double m_mostBlocks = 1e18;  ///< of a search, as earlier ones taught
    double m_quickly = 600'000;  ///< rows that a search may reach over when several conditions hold nearly everywhere
};

}  // namespace signalbox::store
