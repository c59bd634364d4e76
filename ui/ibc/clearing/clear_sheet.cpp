// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/clear_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ibc/clearing/plan_model.h"
#include "ibc/model/ibc_words.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/table_view.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int mostRows = 6, besideTable = 470;  // px of the other parts of the sheet

qint64 workOf(const ClearingPlan& plan)
{
    return std::count_if(plan.packets.begin(), plan.packets.end(),
                         [](const ClearingPlan::Packet& packet) { return packet.work != u"nothing"_s; });
}

bool hasNotes(const ClearingPlan& plan)
{
    return std::any_of(plan.packets.begin(), plan.packets.end(),
                       [](const ClearingPlan::Packet& packet) { return !packet.note.isEmpty(); });
}

}  // namespace

ClearSheet::ClearSheet(Engine* engine, const ClearingRequest& request, const QString& subject, QWidget* window)
    : Sheet(request.wholeChain ? tr("Clear whole chain") : tr("Clear packets"), window, 720),
      m_engine(engine),
      m_request(request),
      m_model(new PlanModel(this)),
      m_view(new TableView),
      m_card(new Card),
      m_cost(new Text({})),
      m_notes(new QVBoxLayout),
      m_command(new Text({}, TextRole::Mono, Ink::Secondary)),
      m_check(new CheckLine),
      m_start(makeButton(request.wholeChain ? tr("Clear whole chain") : tr("Clear"),
                         request.wholeChain ? ButtonKind::Danger : ButtonKind::Primary))
{
    setObjectName(u"clearSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setTitle(windowTitle(), subject);
    makeBody();
    addFootButton(m_start);
    setPrimary(m_start);
    setFootNote(tr("Relayed by your Hermes, whose wallet pays the fees. Recorded in the audit log."));
    connect(m_start, &QPushButton::clicked, this, &ClearSheet::start);
    ask();
}

void ClearSheet::makeBody()
{
    auto* introduction =
        new Text(m_request.wholeChain
                     ? tr("Hermes relays everything that is pending on all channels of this chain. It cannot be "
                          "limited to single packets, and it cannot be canceled once it runs.")
                     : tr("Both chains are asked first. Hermes then relays what is still missing; afterwards the "
                          "chains are asked again and each packet is judged."),
                 TextRole::Base, Ink::Secondary);
    introduction->setWordWrap(true);
    body()->addWidget(introduction);
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setAccessibleName(tr("Packets to clear"));
    m_card->body()->addWidget(m_view);
    body()->addWidget(m_card);
    m_card->keepCorners();
    m_card->hide();
    m_cost->setWordWrap(true);
    m_cost->hide();
    body()->addWidget(m_cost);
    m_notes->setSpacing(4);
    body()->addLayout(m_notes);
    m_command->setElide(Qt::ElideMiddle);
    m_command->setAccessibleName(tr("Command that will run"));
    m_command->hide();
    body()->addWidget(m_command);
    if (m_request.wholeChain) {
        const QString ask = tr("Type %1 to continue").arg(m_request.chainId);
        body()->addWidget(new Text(ask, TextRole::Base, Ink::Secondary));
        m_name = new QLineEdit;
        m_name->setAccessibleName(ask);
        m_name->setFixedWidth(280);
        body()->addWidget(m_name);
        connect(m_name, &QLineEdit::textChanged, this, &ClearSheet::renew);
    }
    body()->addWidget(m_check);
    body()->addStretch(1);
}

void ClearSheet::ask()
{
    ClearingQueries* clearing = m_engine ? m_engine->clearing() : nullptr;
    m_plan.reset();
    if (!clearing) {
        m_check->set(State::Error, tr("The engine is not running."));
        return renew();
    }
    m_check->setChecking(tr("Asking the chains what is pending"));
    renew();
    m_answer.ask(clearing->plan(m_request), this, [this](const Expected<ClearingPlan>& answer) { take(answer); });
}

void ClearSheet::addNote(State state, const QString& text)
{
    auto* note = new CheckLine;
    note->set(state, text);
    m_notes->addWidget(note);
    note->show();  // counts for the height of the sheet now
}

void ClearSheet::take(const Expected<ClearingPlan>& answer)
{
    if (!answer) {
        m_check->set(State::Error, tr("The plan could not be made."), engineWords(answer.error()));
        renew();
        return place();
    }
    m_plan = *answer;
    m_check->clear();
    m_model->resetRows(m_plan->packets);
    m_card->setVisible(!m_plan->packets.empty());
    const int over = parentWidget() ? parentWidget()->height() : 900;
    const int room = qBound(2, (over - besideTable) / ThemeManager::instance().rowHeight(), mostRows);
    const int rows = qMin(m_model->rowCount(), room);
    m_view->setFocusPolicy(rows < m_model->rowCount() ? Qt::TabFocus : Qt::NoFocus);
    m_view->setColumnHidden(PlanModel::noteColumn, !hasNotes(*m_plan));
    m_view->setFixedHeight(28 + rows * ThemeManager::instance().rowHeight());
    m_cost->setText(m_plan->cost.isEmpty()
                        ? tr("The cost is not known: no gas price is set for this chain.")
                        : tr("Rough cost: %1. A relay that another relayer wins costs its fee, too.", "fees")
                              .arg(ibc::feesText(m_plan->cost)));
    m_cost->show();
    for (const Message& refusal : m_plan->refusals)
        addNote(State::Error, format::safe(engineWords(refusal)));
    for (const Message& warning : m_plan->warnings)
        addNote(State::Slow, format::safe(engineWords(warning)));
    m_command->setText(format::safe(m_plan->command));
    m_command->setVisible(!m_plan->command.isEmpty());
    if (!m_plan->refusals.empty())
        m_check->set(State::Refused, tr("Clearing can start once this is resolved."));
    else if (!m_request.wholeChain && workOf(*m_plan) == 0)
        m_check->set(State::True, tr("Nothing is left to relay. The list is corrected with the next blocks."));
    renew();
    if (m_name && m_plan->refusals.empty())
        m_name->setFocus(Qt::OtherFocusReason);
    if (isVisible())
        place();
}

void ClearSheet::renew()
{
    const bool named = !m_name || m_name->text().trimmed() == m_request.chainId;
    const bool work = m_plan && (m_request.wholeChain || workOf(*m_plan) > 0);
    m_start->setEnabled(m_plan && m_plan->refusals.empty() && work && named && !m_starting);
    if (m_request.wholeChain || !m_plan)
        return;
    const QString text = tr("Clear %n packets", nullptr, int(workOf(*m_plan)));
    m_start->setText(text);
    m_start->setAccessibleName(text);
}

void ClearSheet::start()
{
    ClearingQueries* clearing = m_engine ? m_engine->clearing() : nullptr;
    if (!clearing)
        return reject();
    ClearingRequest request = m_request;
    if (m_name)
        request.confirmation = m_name->text().trimmed();
    m_starting = true;
    renew();
    m_check->setChecking(tr("Starting"));
    m_answer.ask(clearing->clear(request), this, [this](const Expected<ClearingOperation>& answer) {
        m_starting = false;
        if (!answer) {
            m_check->set(State::Error, tr("It was not started."), engineWords(answer.error()));
            renew();
            return place();
        }
        Q_EMIT started(*answer);
        accept();
    });
}

}  // namespace signalbox::ui
