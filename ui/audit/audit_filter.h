// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>

#include "signalbox/action_queries.h"
#include "signalbox/engine.h"

class QComboBox;
class QHBoxLayout;

namespace signalbox::ui {

class FilterChip;

/// Which jobs are listed: trigger, result and type of action in boxes, one event as a chip that can be removed.
class AuditFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit AuditFilterBar(QWidget* parent = nullptr);

    QString trigger() const;
    QString event() const { return m_event; }
    QString type() const;
    std::vector<JobState> states() const;  ///< empty: all
    bool isSet() const;

    void setTrigger(const QString& id);
    void setEvent(const QString& id);
    void clear();
    void setResults(bool shown);  ///< all results are listed; otherwise the place decides
    /// Names of triggers, in addition to those that are known: one question for all that exist, and those of jobs,
    /// whose triggers may be deleted. A trigger that is chosen but unknown is shown by its ID.
    void askTriggers(Engine* engine);
    void noteTriggers(const std::vector<ActionJob>& jobs);

Q_SIGNALS:
    void changed();

private:
    void addTriggers(const std::map<QString, QString>& names);
    void fillTriggers();

    QComboBox* m_trigger;
    QComboBox* m_result;
    QComboBox* m_type;
    FilterChip* m_chip;
    std::map<QString, QString> m_names;
    QString m_event;
    bool m_results = true;
};

}  // namespace signalbox::ui
