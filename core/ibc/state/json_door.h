// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "rpc/endpoint_pool.h"

namespace signalbox::ibc {

/// GET of JSON from endpoints of one kind of one chain: within their rates, and elsewhere after a failure. Blocks its
/// thread; while a request runs, the thread's events are handled.
class JsonDoor {
public:
    JsonDoor(std::vector<rpc::EndpointSettings> endpoints, std::shared_ptr<rpc::RateRegistry> rates);

    /// `path` begins with / and may have a query, both percent-encoded. `only` 0: any endpoint. Errors: those of the
    /// endpoints; NODE_NOT_FOUND (status 404), NODE_NO_ROUTE (501: this version has no such route), NODE_REFUSED (400).
    Expected<QJsonObject> get(const QByteArray& path, qint64 only = 0);
    std::vector<qint64> endpoints() const { return m_ids; }
    void keepOnly(const std::vector<qint64>& endpoints);
    void cancel() { m_pool.cancel(); }  ///< in this thread

private:
    std::vector<rpc::EndpointSettings> m_settings;
    std::vector<qint64> m_ids;
    rpc::EndpointPool m_pool;
};

}  // namespace signalbox::ibc
