// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "addchain/endpoint_lines.h"
#include "addchain/wizard_page.h"
#include "signalbox/literals.h"

class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

class EndpointRow;
class Text;

/// Page 2: the endpoints. One URL per line, each tested as it is typed, with the result beside its field.
class EndpointsPage : public WizardPage {
    Q_OBJECT
public:
    explicit EndpointsPage(WizardContext& context, QWidget* parent = nullptr);

    QString question() const override;
    QString explanation() const override;
    QString stepNote() const override;
    QString footNote() const override;
    bool isComplete() const override;
    void enter() override;
    bool leave() override;
    QWidget* firstField() const override;
    bool isChecking() const override;
    bool takesEnter(QWidget* focus) override;
    bool hasText() const;  ///< whether any URL was entered

    EndpointLines* lines() const { return m_lines; }

Q_SIGNALS:
    void networkOffered(const QString& caip2);  ///< the chain that an endpoint serves was selected instead

private:
    void syncRows();
    void showLine(int id);
    void showCountdowns();
    void store();
    void drag(int id, int globalY);
    EndpointRow* row(int id) const;
    QString hint() const;
    bool isCosmos() const;

    QString m_family;  ///< chain family that the endpoints were last tested for
    EndpointLines* m_lines;
    std::vector<EndpointRow*> m_rows;
    QVBoxLayout* m_list;
    QPushButton* m_public;
    Text* m_publicNote;
    QTimer m_second;
};

}  // namespace signalbox::ui
