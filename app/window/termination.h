// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

namespace signalbox::window {

/// Closes the window on SIGTERM, SIGINT and SIGHUP as its close button does: the engine stops, and the last session
/// stops the database.
class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(std::function<void()> close, QObject* parent = nullptr);
    ~Termination() override;
};

}  // namespace signalbox::window
