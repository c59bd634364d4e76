// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/operation_pane.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>

#include "ibc/clearing/plan_model.h"
#include "ibc/model/ibc_words.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {

constexpr int mostPackets = 5;

/// Line breaks stay, other control characters are visible.
QString outputText(const QByteArray& output)
{
    QStringList lines = QString::fromUtf8(output).split(u'\n');
    for (QString& line : lines) {
        line.replace(u'\t', u"    "_s);
        line = format::safe(line);
    }
    return lines.join(u'\n').trimmed();
}

}  // namespace

OperationPane::OperationPane(Desk* desk, QWidget* parent)
    : Card(parent),
      m_chip(new StateChip),
      m_cancel(makeButton(tr("Cancel"), ButtonKind::Normal, u"stop"_s, ControlSize::Card)),
      m_error(new CheckLine),
      m_model(new VerdictModel(this)),
      m_table(new DataTable(desk, u"ibc-verdicts"_s, {})),
      m_output(new QPlainTextEdit)
{
    setAccessibleName(tr("Clearing"));
    head()->setHeight(40);
    head()->setLine(true);
    head()->setTitleElided();
    head()->addLeft(m_chip);
    auto* close = makeIconButton(u"close"_s, tr("Close this pane"));
    head()->addRight(m_cancel);
    head()->addRight(close);
    m_cancel->setAccessibleName(tr("Cancel this clearing"));
    m_error->setContentsMargins(12, 8, 12, 4);
    m_error->hide();
    body()->addWidget(m_error);
    m_table->setFlat();
    m_table->head()->hide();
    m_table->setModel(m_model);
    m_table->view()->setAccessibleName(tr("Verdicts of the packets"));
    m_table->setEmpty(tr("The packets are listed here once Hermes has reported them."));
    body()->addWidget(m_table);
    auto* title = new CardHead(tr("Output of Hermes"));
    title->setHeight(32);
    body()->addWidget(title);
    m_output->setReadOnly(true);
    m_output->setFrameStyle(QFrame::NoFrame);
    m_output->setFont(ui::font(TextRole::MonoLog));
    m_output->setTabChangesFocus(true);
    m_output->setAccessibleName(tr("Output of Hermes"));
    m_output->setPlaceholderText(tr("No output yet."));
    m_output->setMinimumHeight(90);
    m_output->document()->setDocumentMargin(10);
    body()->addWidget(m_output, 1);
    keepCorners();
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelWanted(m_operation.id); });
    connect(close, &QToolButton::clicked, this, &OperationPane::closeRequested);
    connect(m_table, &DataTable::activated, this, [this](int row) {
        if (const ClearingOperation::Packet* packet = m_model->at(row))
            Q_EMIT packetWanted(packet->key);
    });
}

QString OperationPane::output() const
{
    return m_output->toPlainText();
}

void OperationPane::setOperation(const ClearingOperation& operation)
{
    const bool other = m_operation.id != operation.id;
    m_operation = operation;
    const QString where = operation.channel.isEmpty() ? operation.chainId : operation.channel;
    head()->setTitle(tr("Clearing %1", "channel or chain").arg(ibc::briefText(where, 40)));
    m_chip->set(clearingSign(operation.state), clearingWord(operation.state),
                operation.endedAt.isValid() ? format::time(operation.endedAt) : QString());
    m_cancel->setVisible(!isOver(operation.state));
    m_error->setVisible(!operation.error.isEmpty());
    if (!operation.error.isEmpty())
        m_error->set(isOver(operation.state) ? State::Error : State::Slow, format::safe(engineWords(operation.error)));
    if (other)
        m_model->resetRows(operation.packets);
    else
        m_model->setRows(operation.packets);
    const int rows = std::clamp(m_model->rowCount(), 2, mostPackets);
    m_table->setFixedHeight(28 + rows * ThemeManager::instance().rowHeight());
    const QString output = outputText(operation.output);
    if (output == m_output->toPlainText())
        return;
    const QScrollBar* bar = m_output->verticalScrollBar();
    const bool atEnd = other || bar->value() == bar->maximum();
    const int place = bar->value();
    m_output->setPlainText(output);
    m_output->verticalScrollBar()->setValue(atEnd ? m_output->verticalScrollBar()->maximum() : place);
}

}  // namespace signalbox::ui
