// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/host_check.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

#include "signalbox/url.h"
#include "widgets/button.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

QJsonArray withHost(const QJsonValue& hosts, const QString& url)
{
    QJsonArray all = hosts.toArray();
    if (!isHostAllowed(hosts, url))
        all.append(hostAndPort(QUrl(url)));
    return all;
}

bool isHostAllowed(const QJsonValue& hosts, const QString& url)
{
    return hosts.toArray().contains(hostAndPort(QUrl(url)));
}

HostCheck::HostCheck(QWidget* parent)
    : QWidget(parent), m_chip(new StateChip), m_allow(makeButton(tr("Allow"), ButtonKind::Quiet, {}, ControlSize::Row))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_chip->setBare(true);
    row->addWidget(m_chip);
    row->addWidget(m_allow);
    m_allow->setAccessibleName(tr("Allow this private host for this action"));
    m_allow->setToolTip(tr("Requests to private addresses are refused unless the action allows their host and port."));
    connect(m_allow, &QPushButton::clicked, this, &HostCheck::allowWanted);
    clear();
}

void HostCheck::clear()
{
    m_chip->hide();
    m_allow->hide();
}

void HostCheck::set(std::optional<bool> isPublic, bool isAllowed)
{
    if (!isPublic)
        return clear();
    if (*isPublic)
        m_chip->set(State::True, tr("host is public"));
    else
        m_chip->set(isAllowed ? State::Slow : State::Refused,
                    isAllowed ? tr("private host, allowed") : tr("private host"));
    m_chip->show();
    m_allow->setVisible(!*isPublic && !isAllowed);
}

}  // namespace signalbox::ui
