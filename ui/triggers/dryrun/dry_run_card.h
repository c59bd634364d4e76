// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/triggers.h"
#include "widgets/card.h"

class QBoxLayout;
class QComboBox;
class QPushButton;

namespace signalbox::ui {

class DataTable;
class Desk;
class DryRunAsker;
class DryRunModel;
class Hairline;
class RenderedActions;
class TriggerDraft;
class VerdictView;

/// The trigger against past events: how many fire, each event with where it stops, and one of them in detail. Beside a
/// list of triggers the detail is at the right, else below.
class DryRunCard : public Card {
    Q_OBJECT
public:
    DryRunCard(TriggerDraft* draft, DryRunAsker* asker, Desk* desk, QWidget* parent = nullptr);

    void setBeside(bool beside);  ///< the detail at the right, with the rendered actions
    void setLent(bool lent);      ///< inside a tab that names it
    QString rangeText() const;
    DataTable* table() const { return m_table; }
    RenderedActions* rendered() const { return m_rendered; }

Q_SIGNALS:
    void eventChosen(const QString& id, const QString& time);
    void openWanted(const QString& eventId);

private:
    void renew();
    void showDetail(int row);
    TriggerDraft* m_draft;
    DryRunAsker* m_asker;
    QComboBox* m_range;
    QPushButton* m_again;
    Text* m_summary;
    Text* m_words;
    Text* m_leftOut;
    QBoxLayout* m_box;
    DryRunModel* m_model;
    DataTable* m_table;
    Hairline* m_line;
    QWidget* m_detail;
    VerdictView* m_verdict;
    RenderedActions* m_rendered;
    QString m_shown;  ///< ID of the event in detail
};

}  // namespace signalbox::ui
