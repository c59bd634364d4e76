// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/event_filter.h"

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace signalbox::ui {

class Text;

/// Asks for one filter: field, value, Enter. A value that does not fit the field but fits another one (a transaction
/// hash typed as an address) goes to that one.
class FilterPopup : public QFrame {
    Q_OBJECT
public:
    struct Token {
        QString address, symbol;
    };
    explicit FilterPopup(QWidget* parent);

    void openFor(const EventFilter& filter, std::optional<EventField> field, const std::vector<Token>& tokens,
                 QWidget* below);

Q_SIGNALS:
    void accepted(signalbox::ui::EventField field, const QString& value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    EventField field() const;
    QString text() const;
    void showEditor();
    void showPeriod();
    void say(const QString& refusal);
    void apply();

    EventFilter m_filter;
    std::vector<Token> m_tokens;
    QComboBox* m_field;
    QStackedWidget* m_editors;
    QLineEdit* m_line;
    QComboBox* m_choice;
    QComboBox* m_token;
    QWidget* m_time;
    QComboBox* m_period;
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    Text* m_say;
    QPushButton* m_apply;
};

}  // namespace signalbox::ui
