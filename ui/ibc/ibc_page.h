// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QPointer>
#include <QWidget>

#include "models/latest_answer.h"
#include "signalbox/clearing_queries.h"
#include "signalbox/engine.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ui {

/// Whole days in UTC, both included.
struct IbcPeriod {
    QDate from, to;
    bool operator==(const IbcPeriod&) const = default;
};

/// A page of the IBC screen. It asks for its data while it is watched. GUI thread.
class IbcPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void load() = 0;  ///< asks again; rows and selection stay until the answer arrives
    virtual void setSnapshot(const WorkspaceSnapshot&) {}
    virtual void setNarrow(bool) {}
    virtual QWidget* findField() { return nullptr; }

    void setEngine(Engine* engine)
    {
        if (m_engine == engine)
            return;
        m_engine = engine;
        engineChanged();
        if (m_watched)
            load();
    }
    void setWatched(bool watched)
    {
        if (std::exchange(m_watched, watched) != watched && watched)
            load();
    }
    void setPeriod(const IbcPeriod& period)
    {
        if (std::exchange(m_period, period) != period && m_watched)
            load();
    }
    bool isWatched() const { return m_watched; }

Q_SIGNALS:
    void failed(const signalbox::Error& error);   ///< its data could not be read
    void loaded();                                ///< its data were read
    void refused(const signalbox::Error& error);  ///< an action of the operator failed

protected:
    virtual void engineChanged() {}  ///< answers to earlier questions are to be dropped
    Engine* engine() const { return m_engine; }
    IbcQueries* queries() const { return m_engine ? m_engine->ibc() : nullptr; }
    ClearingQueries* clearing() const { return m_engine ? m_engine->clearing() : nullptr; }
    const IbcPeriod& period() const { return m_period; }

private:
    QPointer<Engine> m_engine;
    IbcPeriod m_period;
    bool m_watched = false;
};

}  // namespace signalbox::ui
