// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/sql_console.h"
#include "widgets/card.h"

class QSpinBox;

namespace signalbox::ui {

class Desk;
class SqlEditor;
class SqlWords;

/// The editor of statements with their limits and buttons. Text and limits are remembered on the desk.
class StatementCard : public Card {
    Q_OBJECT
public:
    StatementCard(Desk* desk, const SqlWords* words, QWidget* parent = nullptr);

    SqlEditor* editor() const { return m_editor; }
    SqlRequest request(const QString& statement) const;  ///< with the limits that are set here
    void renew(bool works, bool running);                ///< enables the buttons

Q_SIGNALS:
    void edited();
    void runRequested();
    void cancelRequested();
    void saveRequested();

private:
    QSpinBox* addLimit(const QString& name, const QString& key, int most, int standard);

    Desk* m_desk;
    SqlEditor* m_editor;
    QSpinBox *m_limit, *m_timeout;
    QWidget *m_save, *m_cancel, *m_run;
};

}  // namespace signalbox::ui
