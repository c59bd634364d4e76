// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>

#include "units/engine_parts.h"

namespace signalbox::engine {

/// A chain's present rows, for the worker's thread. Thread-safe.
class LatestInput {
public:
    explicit LatestInput(WorkerInput input) : m_input(std::move(input)) {}
    void set(WorkerInput input)
    {
        const QMutexLocker lock(&m_mutex);
        m_input = std::move(input);
    }
    WorkerInput value() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_input;
    }

private:
    mutable QMutex m_mutex;
    WorkerInput m_input;
};

}  // namespace signalbox::engine
