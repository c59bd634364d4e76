// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// Publishes a snapshot soon after a change, at most one in 250 ms. One thread.
class SnapshotPublisher : public QObject {
    Q_OBJECT
public:
    SnapshotPublisher(std::function<SnapshotPtr()> make, QObject* parent);

    void changed();
    void publish();  ///< now
    void stop();     ///< unpublished changes are not published

Q_SIGNALS:
    void ready(const signalbox::SnapshotPtr& snapshot);

private:
    std::function<SnapshotPtr()> m_make;
    QTimer m_timer;
    QElapsedTimer m_published;
};

}  // namespace signalbox::engine
