// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "theme/sign.h"

class QComboBox;
class QToolButton;

namespace signalbox::ui {

class ConditionExtras;
class DragGrip;
class DurationField;
class OperatorCombo;
class Text;
class TriggerDraft;
class ValueEditor;

/// One condition, 37 px: join word, field, operator, value, verdict, hint. Refused: tinted, the problem in place of the
/// hint.
class ConditionRow : public QWidget {
    Q_OBJECT
public:
    ConditionRow(TriggerDraft* draft, int index, QWidget* parent = nullptr);

    void renew();                          ///< values, verdict and hint
    void setCounts(const QString& hint);   ///< "1,138 of 1,204 events in 24 h"; empty: not known
    void focusField(const QString& rest);  ///< the part of a path after the index
    bool isRefused() const { return m_state == State::Refused; }
    DragGrip* grip() const { return m_grip; }

Q_SIGNALS:
    void removeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeFields();
    void chooseKind(int choice);
    TriggerDraft* m_draft;
    int m_index;
    DragGrip* m_grip;
    QComboBox* m_kind;
    OperatorCombo* m_op = nullptr;
    ValueEditor* m_value = nullptr;
    DurationField* m_window = nullptr;
    ConditionExtras* m_extras = nullptr;
    Text* m_hint;
    QToolButton* m_remove;
    QWidget* m_sign;
    QString m_counts;
    State m_state = State::None;
};

/// The width of "when", "and" and "on" before the rows.
int joinWidth();

}  // namespace signalbox::ui
