// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QLocalServer;

namespace signalbox::window {

/// Ensures one window per workspace folder and user. A second start raises the first window, passes it the address to
/// open, and exits.
class SingleWindow : public QObject {
    Q_OBJECT
public:
    explicit SingleWindow(const QString& directory, QObject* parent = nullptr);

    /// Returns true if another process owns the window; it was asked to show itself and the address, if any.
    bool raiseOther(const QString& address);
    void listen(std::function<void(const QString& address)> raise);

private:
    QString m_name;
    QLocalServer* m_server = nullptr;
};

}  // namespace signalbox::window
