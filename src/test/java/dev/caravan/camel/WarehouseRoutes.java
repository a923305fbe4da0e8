package dev.caravan.camel;

import org.apache.camel.builder.RouteBuilder;

/** The case {@code jackyun-warehouse-to-database} in the Java DSL, as the README shows it; {@code direct:go} starts it. */
final class WarehouseRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:go")
                .routeId("jackyun-warehouse-to-database.extract")
                .routeConfigurationId("caravan")
                .to("pull:jackyun/erp.warehouse.get?pageSize=50&window=modified&since=2020-01-01")
                .to("stage:jackyun-warehouse-to-database?key=warehouseCode&name=warehouseName");
        from("stage:jackyun-warehouse-to-database?batchSize=100")
                .routeId("jackyun-warehouse-to-database.deliver")
                .routeConfigurationId("caravan")
                .to("map:jackyun-warehouse-to-database")
                .to("push:appdb/upsert?table=warehouse&key=code");
    }
}
