// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

class CheckLine;

/// Tests one endpoint of a chain with its stored API key, with the same checks as the wizard, and lists the results.
class EndpointTestSheet : public Sheet {
    Q_OBJECT
public:
    EndpointTestSheet(Engine* engine, const ChainSnapshot& chain, const EndpointSnapshot& endpoint, QWidget* window);

private:
    void ask();
    void take(const Expected<ProbeReport>& answer);
    void add(const ProbeReport::Check& check);

    QPointer<Engine> m_engine;
    QString m_caip2;
    qint64 m_endpoint;
    CheckLine* m_result;
    QVBoxLayout* m_checks;
    QPushButton* m_again;
};

}  // namespace signalbox::ui
