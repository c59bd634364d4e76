// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/preview_asker.h"

#include <QLineEdit>

#include "models/answer.h"
#include "sheets/confirm_sheet.h"

namespace signalbox::ui {

PreviewAsker::PreviewAsker(Engine* engine, ConfirmSheet* sheet) : QObject(sheet), m_engine(engine), m_sheet(sheet)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(300);
    connect(&m_timer, &QTimer::timeout, this, &PreviewAsker::ask);
}

void PreviewAsker::setCommand(const Command& command)
{
    m_command = command;
    ++m_ticket;
    m_sheet->setCounting();
    m_timer.start();
}

void PreviewAsker::clear()
{
    stop();
    m_sheet->setCounting();
}

void PreviewAsker::stop()
{
    ++m_ticket;
    m_timer.stop();
}

void PreviewAsker::ask()
{
    if (!m_engine)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(m_engine->preview(m_command), this, [this, ticket](const Expected<Preview>& answer) {
        if (ticket != m_ticket)
            return;
        const QPointer<QWidget> typing = qobject_cast<QLineEdit*>(m_sheet->focusWidget());
        if (answer)
            m_sheet->setPreview(*answer);
        else
            m_sheet->setFailed(answer.error());
        if (typing && typing->isVisible())
            typing->setFocus(Qt::OtherFocusReason);  // an answer must not take the focus from the field being edited
    });
}

}  // namespace signalbox::ui
