#pragma once

#include <QObject>
#include <functional>

namespace signalbox::window {

/// SIGTERM, SIGINT and SIGHUP close the window as its own button does: the engine stops, the last session out stops the
/// database.
class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(std::function<void()> close, QObject* parent = nullptr);
    ~Termination() override;
};

}  // namespace signalbox::window
