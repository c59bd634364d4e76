// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/clearing_page.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "desk/desk.h"
#include "ibc/clearing/hermes_card.h"
#include "ibc/clearing/operation_pane.h"
#include "ibc/clearing/plan_model.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/data_table.h"
#include "widgets/empty_state.h"

namespace signalbox::ui {

namespace {
constexpr int mostOperations = 500, soonMs = 2'000;
}

ClearingPage::ClearingPage(Desk* desk, QWidget* parent)
    : IbcPage(parent),
      m_stack(new QStackedWidget),
      m_page(new QWidget),
      m_off(new EmptyState(u"send"_s, tr("Packets are cleared by a Hermes relayer on the machine of this console. This "
                                         "engine cannot run Hermes."))),
      m_hermes(new HermesCard),
      m_model(new OperationModel(this)),
      m_table(new DataTable(desk, u"ibc-clearings"_s, tr("Clearings"))),
      m_pane(new OperationPane(desk)),
      m_splitter(new QSplitter(Qt::Horizontal))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_off);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_hermes);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_pane);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({720, 480});
    m_table->setMinimumWidth(320);
    m_pane->setMinimumWidth(320);
    m_pane->hide();
    desk->rememberSplitter(m_splitter, u"ibc/clearing-splitter"_s);
    column->addWidget(m_splitter, 1);
    m_table->setModel(m_model);
    m_table->setColumnChooser(true);
    m_table->head()->setHeight(40);
    m_table->setLoading(true);
    new ColumnFit(m_table->view());
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connectParts();
}

void ClearingPage::connectParts()
{
    connect(&m_soon, &QTimer::timeout, this, &ClearingPage::askOperations);
    connect(m_hermes, &HermesCard::settingsWanted, this, &ClearingPage::settingsWanted);
    connect(m_hermes, &HermesCard::wholeChainWanted, this, [this](const QString& chainId) {
        ClearingRequest request;
        request.chainId = chainId;
        request.wholeChain = true;
        Q_EMIT clearWanted(request);
    });
    connect(m_table, &DataTable::currentRowChanged, this, [this] {
        showCurrent();
        Q_EMIT chosenChanged();
    });
    connect(m_pane, &OperationPane::cancelWanted, this, &ClearingPage::cancel);
    connect(m_pane, &OperationPane::packetWanted, this, &ClearingPage::packetWanted);
    connect(m_pane, &OperationPane::closeRequested, this, [this] {
        m_pane->hide();
        m_table->view()->setFocus(Qt::OtherFocusReason);
    });
}

void ClearingPage::engineChanged()
{
    for (LatestAnswer* answer : {&m_hermesAnswer, &m_operationsAnswer, &m_detailAnswer})
        answer->drop();
    m_soon.stop();
    m_stack->setCurrentWidget(engine() && !clearing() ? static_cast<QWidget*>(m_off) : m_page);
}

void ClearingPage::load()
{
    if (!clearing())
        return;
    m_hermesAnswer.ask(clearing()->hermes(), this,
                       [this](const Expected<HermesStatus>& answer) { m_hermes->set(answer); });
    askOperations();
}

void ClearingPage::askOperations()
{
    if (!clearing() || !isWatched())
        return;
    m_operationsAnswer.ask(
        clearing()->operations(mostOperations), this, [this](const Expected<std::vector<ClearingOperation>>& answer) {
            m_table->setLoading(false);
            m_table->setEmpty(
                answer
                    ? tr("No packets have been cleared yet. Select stuck packets in the overview and clear them there.")
                    : tr("The clearings could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
            if (!answer)
                return Q_EMIT failed(answer.error());
            take(*answer);
            Q_EMIT loaded();
        });
}

void ClearingPage::take(const std::vector<ClearingOperation>& operations)
{
    m_model->setRows(operations);
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0)
        m_table->selectKey(std::exchange(m_wanted, {}));
    else if (!m_pane->isHidden())
        showCurrent();
    if (std::any_of(operations.begin(), operations.end(),
                    [](const ClearingOperation& operation) { return !isOver(operation.state); }))
        m_soon.start();
}

/// The row at once, then all of it: a list has no output.
void ClearingPage::showCurrent()
{
    const ClearingOperation* row = m_model->at(m_table->currentRow());
    m_pane->setVisible(row != nullptr);
    if (!row || !clearing())
        return m_detailAnswer.drop();
    if (m_pane->operation().id != row->id)
        m_pane->setOperation(*row);
    m_detailAnswer.ask(clearing()->operation(row->id), this, [this](const Expected<ClearingOperation>& answer) {
        if (answer)
            m_pane->setOperation(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

void ClearingPage::choose(const QString& id)
{
    m_wanted = id;
    if (m_model->rowOf(id) >= 0)
        m_table->selectKey(std::exchange(m_wanted, {}));
    else
        askOperations();
}

QString ClearingPage::chosen() const
{
    const ClearingOperation* row = m_model->at(m_table->currentRow());
    return row ? row->id : QString();
}

void ClearingPage::cancel(const QString& id)
{
    if (!clearing())
        return;
    whenAnswered(clearing()->cancel(id), this, [this](const Expected<Done>& answer) {
        if (!answer)
            Q_EMIT refused(answer.error());
        askOperations();
    });
}

void ClearingPage::setNarrow(bool narrow)
{
    m_splitter->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
}

}  // namespace signalbox::ui
