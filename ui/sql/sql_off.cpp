// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_off.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"

namespace signalbox::ui {

SqlOff::SqlOff(QWidget* parent)
    : Card(parent),
      m_reason(new EmptyState(u"lock"_s)),
      m_forAdministrator(new QWidget),
      m_statements(new QPlainTextEdit)
{
    body()->addWidget(m_reason, 1);
    m_reason->setButton(tr("Retry"), u"refresh"_s, [this] { Q_EMIT retryRequested(); });
    auto* lines = new QVBoxLayout(m_forAdministrator);
    lines->setContentsMargins(24, 0, 24, 16);
    m_statements->setReadOnly(true);
    m_statements->setFont(ui::font(TextRole::Mono));
    m_statements->setAccessibleName(tr("Statements for the server administrator"));
    auto* copy = makeButton(tr("Copy statements"), ButtonKind::Normal, u"copy"_s);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_statements->toPlainText()); });
    lines->addWidget(m_statements, 1);
    lines->addWidget(copy, 0, Qt::AlignRight);
    body()->addWidget(m_forAdministrator, 1);
}

void SqlOff::set(const std::optional<Error>& off)
{
    const QString statements = off ? off->args.value(u"statements"_s).toString() : QString();
    m_reason->setText(off ? engineWords(*off) : QString());
    m_forAdministrator->setVisible(!statements.isEmpty());
    if (m_statements->toPlainText() != statements)
        m_statements->setPlainText(statements);
}

}  // namespace signalbox::ui
