// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/triggers.h"

namespace signalbox::ui {

/// Changes of stored triggers: each call ends with exactly one of the signals.
class TriggerCalls : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void setEngine(Engine* engine) { m_engine = engine; }
    bool isBusy() const { return m_open > 0; }
    void save(const Trigger& trigger);
    void overwrite(const Trigger& trigger);  ///< saves it over what someone else saved meanwhile
    void setEnabled(const QString& id, bool enabled);
    void resetState(const QString& id);
    void resetBreaker(const QString& id);
    void skipGap(const QString& id);
    void remove(const QString& id);

Q_SIGNALS:
    void saved(const signalbox::Trigger& trigger);
    void conflicted(const signalbox::Trigger& mine);  ///< someone else saved it since it was read
    void changed(const QString& id);                  ///< its state, not its content
    void removed(const QString& id);
    void failed(const QString& what, const signalbox::Error& error);
    void busyChanged();

private:
    TriggerQueries* queries() const;
    template <class T, class Handler>
    void call(QFuture<Expected<T>> future, const QString& what, Handler handler);
    void change(QFuture<Expected<Done>> future, const QString& id, const QString& what);
    QPointer<Engine> m_engine;
    int m_open = 0;
};

}  // namespace signalbox::ui
