// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/error.h"

namespace signalbox::indexing {

/// The stage of a worker, and whether it ends. A worker that lost its lease can still be stopped. The operator can
/// pause it at any stage.
class Life {
public:
    enum class Stage { Made, Starting, Running };  ///< Running: the first head is known
    enum class End { None, Lost, Stopping, LostAndStopping };

    explicit Life(bool paused) : m_paused(paused) {}

    void begin() { m_stage = Stage::Starting; }
    void run() { m_stage = Stage::Running; }
    void lose() { m_end = isStopping() ? End::LostAndStopping : End::Lost; }
    void stop() { m_end = isLost() ? End::LostAndStopping : End::Stopping; }
    void setPaused(bool paused) { m_paused = paused; }

    bool hasBegun() const { return m_stage != Stage::Made; }
    bool isRunning() const { return m_stage == Stage::Running; }
    bool isLost() const { return m_end == End::Lost || m_end == End::LostAndStopping; }
    bool isStopping() const { return m_end == End::Stopping || m_end == End::LostAndStopping; }
    bool isOver() const { return m_end != End::None; }
    bool isPaused() const { return m_paused; }
    bool isActive() const { return isRunning() && !isOver() && !m_paused; }  ///< requests may be sent

private:
    Stage m_stage = Stage::Made;
    End m_end = End::None;
    bool m_paused;
};

/// WORKER_STOPPED: the answer to a command that arrives after stop().
Error stoppedError();

}  // namespace signalbox::indexing
