// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/save_query_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "sql/sql_memory.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

SaveQuerySheet::SaveQuerySheet(Desk* desk, const QString& statement, QWidget* parent)
    : Sheet(tr("Save query"), parent),
      m_desk(desk),
      m_statement(statement),
      m_name(new QLineEdit),
      m_check(new CheckLine),
      m_keep(makeButton(tr("Save"), ButtonKind::Primary))
{
    auto* words = new Text(tr("The query is saved under this name for this workspace, on this machine."));
    words->setWordWrap(true);
    body()->addWidget(words);
    m_name->setAccessibleName(tr("Query name"));
    m_name->setPlaceholderText(tr("Query name"));
    m_name->setMaxLength(80);
    body()->addWidget(m_name);
    body()->addWidget(m_check);
    auto* shown = new Text(format::safe(statement.simplified().left(200)), TextRole::Mono, Ink::Secondary);
    shown->setWordWrap(true);
    body()->addWidget(shown);
    addFootButton(m_keep);
    setPrimary(m_keep);
    connect(m_name, &QLineEdit::textChanged, this, &SaveQuerySheet::check);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        keepQuery(*m_desk, {m_name->text().trimmed(), m_statement});
        accept();
        Q_EMIT kept();
    });
    check();
    m_name->setFocus();
}

void SaveQuerySheet::check()
{
    const QString name = m_name->text().trimmed();
    m_keep->setEnabled(!name.isEmpty());
    m_check->clear();
    for (const OwnQuery& query : ownQueries(*m_desk))
        if (query.name == name)
            m_check->set(State::Slow, tr("A query with this name exists and will be replaced."));
}

}  // namespace signalbox::ui
